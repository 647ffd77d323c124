import * as z from 'zod'

import { isDay, isTime } from '~/platform/paris-time'

import { AUDIENCES, FEE_UNITS, HANDOVER_MODES, LISTING_LIMITS as LIMITS } from './listing-limits'
import { listingFaults, withCategory } from './listing-rules'
import { categoryOf, NATURES } from './taxonomy'

/** No control character (PostgreSQL refuses NUL), one kind of line end, no space around; everything else people write is theirs. */
const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim()
const text = (max: number, min = 0) => z.string({ error: 'required' }).transform(clean).pipe(z.string().min(min).max(max))
const line = (max: number, min = 0) => z.string({ error: 'required' }).transform((value) => clean(value).replace(/\s+/g, ' ')).pipe(z.string().min(min).max(max))
const number = () => z.number({ error: (issue) => (issue.code !== 'invalid_type' ? undefined : issue.input === undefined ? 'required' : 'not_a_number') })
const whole = (min: number, max: number) => number().refine(Number.isInteger, { error: 'not_a_whole_number', abort: true }).min(min).max(max)
const day = z.string({ error: 'required' }).refine(isDay, { error: 'invalid_date' })
const time = z.string({ error: 'required' }).refine(isTime, { error: 'invalid_time' })

/** A weekly slot on the wall clock of Paris; Monday = 1. */
export const slot = z.strictObject({ day: whole(1, 7), from: time, to: time }).refine((value) => value.from < value.to, { error: 'slot_order', path: ['to'] })
export const site = z.strictObject({
  communeInsee: z.string({ error: 'required' }).regex(/^(\d{5}|2[AB]\d{3})$/, { error: 'unknown_commune' }),
  label: line(LIMITS.siteLabel).default(''),
  address: line(LIMITS.address).default(''),
})
/** Days without loan, both included. */
export const closure = z
  .strictObject({ from: day, to: day, reason: line(LIMITS.closureReason).default('') })
  .refine((value) => value.from <= value.to, { error: 'closure_order', path: ['to'] })
export const photo = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), alt: line(LIMITS.alt).default('') })

/** Each field of an annonce; durations and buffers in minutes, notice in hours, money in cents. */
export const listingFields = {
  nature: z.enum(NATURES, { error: 'required' }),
  category: z.string().refine((slug) => slug === '' || Boolean(categoryOf(slug)?.subcategory), { error: 'unknown_category' }),
  title: line(LIMITS.title.max, LIMITS.title.min),
  description: text(LIMITS.description),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  stock: whole(LIMITS.stock.min, LIMITS.stock.max),
  handoverModes: z.array(z.enum(HANDOVER_MODES)).max(HANDOVER_MODES.length).transform((modes) => [...new Set(modes)]),
  sites: z.array(site).max(LIMITS.sites),
  photos: z.array(photo).max(LIMITS.photos),
  secretInstructions: text(LIMITS.secretInstructions).nullable().transform((value) => value || null),
  bufferBefore: whole(0, LIMITS.bufferMinutes),
  bufferAfter: whole(0, LIMITS.bufferMinutes),
  pickupSlots: z.array(slot).max(LIMITS.slots),
  returnSlots: z.array(slot).max(LIMITS.slots),
  closures: z.array(closure).max(LIMITS.closures),
  minDuration: whole(1, LIMITS.durationMinutes).nullable(),
  maxDuration: whole(1, LIMITS.durationMinutes).nullable(),
  noticeHours: whole(0, LIMITS.noticeHours),
  depositCents: whole(0, LIMITS.cents),
  replacementCents: whole(0, LIMITS.cents).nullable(),
  feeCents: whole(0, LIMITS.cents),
  feeUnit: z.enum(FEE_UNITS),
  insuranceRequired: z.boolean(),
  rules: text(LIMITS.rules),
  audience: z.enum(AUDIENCES),
  accessible: z.boolean(),
}

/** A whole annonce as the domain takes it. */
export type ListingInput = z.output<z.ZodObject<typeof listingFields>>
/** What of an annonce is to change; what is left out stays. */
export type ListingPatch = Partial<ListingInput>

/** What is not said about a new annonce. */
export const LISTING_DEFAULTS: Omit<ListingInput, 'nature' | 'title'> = {
  category: '', description: '', attributes: {}, stock: 1, handoverModes: [], sites: [], photos: [], secretInstructions: null,
  bufferBefore: 0, bufferAfter: 0, pickupSlots: [], returnSlots: [], closures: [], minDuration: null, maxDuration: null, noticeHours: 0,
  depositCents: 0, replacementCents: null, feeCents: 0, feeUnit: 'loan', insuranceRequired: false, rules: '', audience: 'verified', accessible: false,
}

/** Says each fault that {@link listingFaults} finds at its field. */
export function refuseFaults(faults: ReturnType<typeof listingFaults>, context: { addIssue: (issue: z.core.$ZodRawIssue) => void; value?: unknown }): void {
  for (const { field, code, details } of faults) context.addIssue({ code: 'custom', path: field.split('.'), message: code, params: details ?? {}, input: undefined })
}

/** An annonce as the API takes it: unknown fields are refused by name, the category is guessed where none is given. */
export const newListing = z
  .strictObject(listingFields).partial().required({ nature: true, title: true })
  .transform((given): ListingInput => withCategory({ ...LISTING_DEFAULTS, ...defined(given) } as ListingInput))
  .superRefine((input, context) => refuseFaults(listingFaults(input), context))

/** A change of an annonce as the API takes it; the verb checks what it makes of the whole. */
export const listingPatch = z.strictObject(listingFields).partial().transform((given) => defined(given) as ListingPatch)

const defined = (given: object) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
