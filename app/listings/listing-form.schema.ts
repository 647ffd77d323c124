import * as z from 'zod'

import type { FormTree } from '~/web/form-data'

import { type Fault, readNumber } from './attributes'
import { closure, LISTING_DEFAULTS, listingFields, type ListingInput, photo, refuseFaults, site, slot } from './listing.schema'
import { LISTING_LIMITS as LIMITS } from './listing-limits'
import { listingFaults, missingToPublish, withCategory } from './listing-rules'
import { CAPACITY_ATTRIBUTE, type Nature } from './taxonomy'

/** Minutes in the units that the form offers for a length of time. */
export const LENGTH_UNITS = { minutes: 1, hours: 60, days: 24 * 60 } as const
export type LengthUnit = keyof typeof LENGTH_UNITS

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined)
const number = (value: unknown): number | undefined => {
  const typed = text(value)
  return typed === undefined ? undefined : readNumber(typed)
}
const cents = (value: unknown): number | undefined => {
  const euros = number(value)
  return euros === undefined ? undefined : Math.round(euros * 100)
}
const isTree = (value: unknown): value is FormTree => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

/** A length of time typed as a number and a unit, in minutes. */
function minutes(tree: FormTree, name: string): number | undefined {
  const amount = number(tree[name])
  const unit = LENGTH_UNITS[tree[`${name}Unit`] as LengthUnit] ?? LENGTH_UNITS.hours
  return amount === undefined ? undefined : Math.round(amount * unit)
}

/** Rows of a form, those with nothing in `keys` as null: the others keep their index, and so their messages their field. */
function rows(value: unknown, keys: string[]): unknown[] {
  if (!Array.isArray(value)) return []
  return value.map((row) => {
    if (!isTree(row)) return row
    const filled = Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, text(cell)]))
    return keys.some((key) => filled[key] !== undefined) ? filled : null
  })
}
const slots = (value: unknown) => rows(value, ['from', 'to']).map((row) => (isTree(row) ? { day: number(row.day), from: row.from, to: row.to } : row))

/** The posted editor as values of the domain: euros become cents, lengths minutes, ticked boxes true. */
export function readListingForm(posted: unknown): unknown {
  const tree = posted as FormTree
  const noticeMinutes = minutes(tree, 'noticeHours')
  return {
    nature: text(tree.nature), category: text(tree.category) ?? '', title: tree.title, description: tree.description ?? '',
    attributes: readTypedAttributes(tree), stock: number(tree.stock),
    handoverModes: tree.handoverModes ?? [], sites: rows(tree.sites, ['communeInsee', 'label', 'address']),
    photos: rows(tree.photos, ['hash']).map((row) => (isTree(row) ? { hash: row.hash, alt: row.alt } : row)),
    secretInstructions: text(tree.secretInstructions) ?? null,
    bufferBefore: minutes(tree, 'bufferBefore') ?? 0, bufferAfter: minutes(tree, 'bufferAfter') ?? 0,
    pickupSlots: slots(tree.pickupSlots), returnSlots: slots(tree.returnSlots), closures: rows(tree.closures, ['from', 'to', 'reason']),
    minDuration: minutes(tree, 'minDuration') ?? null, maxDuration: minutes(tree, 'maxDuration') ?? null,
    noticeHours: noticeMinutes === undefined ? 0 : Math.ceil(noticeMinutes / 60),
    depositCents: cents(tree.depositCents) ?? 0, replacementCents: cents(tree.replacementCents) ?? null, feeCents: cents(tree.feeCents) ?? 0,
    feeUnit: tree.feeUnit ?? LISTING_DEFAULTS.feeUnit, audience: tree.audience ?? LISTING_DEFAULTS.audience,
    insuranceRequired: tree.insuranceRequired !== undefined, accessible: tree.accessible !== undefined, rules: tree.rules ?? '',
  }
}

/**
 * The attributes typed for the category that the form showed (`attributesFor`). Where another category was chosen
 * meanwhile they say nothing about it; how many people fit does.
 */
function readTypedAttributes(tree: FormTree): Record<string, unknown> {
  const shownFor = String(tree.attributesFor ?? '').split('.')[0]
  const chosen = String(tree.category ?? '').split('.')[0]
  const attributes: Record<string, unknown> = isTree(tree.attributes) && (chosen === '' || shownFor === chosen) ? { ...tree.attributes } : {}
  const capacity = CAPACITY_ATTRIBUTE[tree.nature as Nature]
  const typed = text(tree.capacity)
  if (capacity && typed !== undefined) attributes[capacity] = typed
  return attributes
}

const rowsOf = <S extends z.ZodType>(row: S, max: number) =>
  z.array(row.nullable()).transform((all) => all.filter((one) => one !== null) as z.output<S>[]).pipe(z.array(z.custom<z.output<S>>()).max(max))

const fields = z.object({
  ...listingFields,
  sites: rowsOf(site, LIMITS.sites), photos: rowsOf(photo, LIMITS.photos), closures: rowsOf(closure, LIMITS.closures),
  pickupSlots: rowsOf(slot, LIMITS.slots), returnSlots: rowsOf(slot, LIMITS.slots),
})
/** What is compared across fields, read as far as it can be while other fields are still wrong. */
const compared = z.object({
  nature: listingFields.nature, category: listingFields.category, title: z.string().catch(''), attributes: listingFields.attributes,
  minDuration: z.number().nullable().catch(null), maxDuration: z.number().nullable().catch(null),
  sites: z.array(z.unknown()).transform((all) => all.filter((one) => one !== null)), handoverModes: z.array(z.unknown()).catch([]),
})

/** The editor's form; says all that is wrong at once. @param publishing also asks for what an annonce needs before people may find it. */
export function listingForm(publishing: boolean) {
  return z.unknown().transform((posted, context): ListingInput => {
    const read = readListingForm(posted)
    const parsed = fields.safeParse(read)
    for (const issue of parsed.error?.issues ?? []) context.addIssue({ ...issue, input: undefined } as z.core.$ZodRawIssue)
    const across = compared.safeParse(read)
    if (across.success) refuseFaults(faultsOf(withCategory(across.data), publishing), context)
    return parsed.success ? withCategory(parsed.data) : z.NEVER
  })
}

function faultsOf(input: z.output<typeof compared>, publishing: boolean): Fault[] {
  const capacity = CAPACITY_ATTRIBUTE[input.nature]
  const faults = [...(publishing ? missingToPublish(input) : []), ...listingFaults(input)]
  // How many people fit is asked apart, among the essentials.
  return faults.map((fault) => (capacity && fault.field === `attributes.${capacity}` ? { ...fault, field: 'capacity' } : fault))
}
