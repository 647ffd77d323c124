import { parisMoment, addDays } from '~/platform/paris-time'
import { territoryCommunes } from '~/territory/communes.server'
import { newFormKey } from '~/web/form-action.server'
import { actingFor, type Context } from '~/web/request-context.server'
import type { Locale } from '~/messages/locale'
import type { Database, Prisma } from '~/platform/database.server'
import { notFound } from '~/platform/errors'

import { authorize } from '~/accounts/authorize'
import type { AttributeValues } from './attributes'
import { authorizeListing } from './listing-access.server'
import { type EditorValues, listingFormValues, type ShownPhoto } from './listing-form-values'
import type { ListingInput } from './listing.schema'
import { attributesOf, CAPACITY_ATTRIBUTE, CATEGORIES, naturesOf } from './taxonomy'

/** What the editor's page is given. */
export interface EditorPage {
  formKey: string
  listing: { id: number; title: string; status: 'draft' | 'published' | 'paused' | 'archived'; hidden: boolean } | null
  values: EditorValues
  /** Title of the annonce that a new one is filled from. */
  filledFrom: string | null
  /** False until a coordinator verified the association. */
  verified: boolean
  categories: { label: string; options: { value: string; label: string; natures: string[] }[] }[]
  communes: { value: string; label: string }[]
  attributes: EditorAttribute[]
}

export interface EditorAttribute {
  key: string
  label: string
  type: 'text' | 'integer' | 'decimal' | 'boolean' | 'choice' | 'date'
  unit: string | null
  choices: { value: string; label: string }[]
}

const PARTS = {
  sites: { orderBy: { position: 'asc' } },
  closures: { where: { source: null }, orderBy: { startsAt: 'asc' } },
  photos: { orderBy: { position: 'asc' }, include: { file: { select: { hash: true, widths: true } } } },
  organisation: { select: { status: true } },
} as const satisfies Prisma.ListingInclude
type Row = Prisma.ListingGetPayload<{ include: typeof PARTS }>

/**
 * An empty editor for the association the person acts for, filled from its last annonce with what rarely changes:
 * places, how things change hands, days and hours, terms. @throws {DomainError} 403 `no_association`.
 */
export async function newListingEditor(context: Context): Promise<EditorPage> {
  const { organisationId, communeInsee, verified } = actingFor(context.viewer)
  authorize(context.viewer, 'listing.create', { organisationId })
  const last = await context.db.listing.findFirst({ where: { organisationId }, orderBy: { id: 'desc' }, include: PARTS })
  const values = last
    ? habitsOf(inputOf(last, context.now))
    : { sites: [{ communeInsee, label: '', address: '' }], handoverModes: ['on_site' as const] }
  return { ...(await page(context, values)), listing: null, filledFrom: last?.title ?? null, verified }
}

/** The editor of one annonce. @throws {DomainError} 404, 403. */
export async function listingEditor(context: Context, id: number): Promise<EditorPage> {
  const row = await context.db.listing.findUnique({ where: { id }, include: PARTS })
  if (!row) throw notFound()
  authorizeListing(context.viewer, 'listing.edit', row)
  return {
    ...(await page(context, inputOf(row, context.now))),
    listing: { id, title: row.title, status: row.status, hidden: row.hiddenAt !== null },
    filledFrom: null, verified: row.organisation.status === 'verified',
  }
}

type EditorInput = Parameters<typeof listingFormValues>[0]

async function page({ db, locale }: Context, input: EditorInput) {
  const values = listingFormValues(input)
  return {
    formKey: newFormKey(), values, categories: categoryChoices(locale),
    communes: await communeChoices(db, (input.sites ?? []).map((site) => site.communeInsee)),
    attributes: attributesFor(input.category ?? '', input.nature, locale),
  }
}

function inputOf(row: Row, now: Date): Omit<ListingInput, 'photos'> & { photos: ShownPhoto[] } {
  return {
    ...row,
    attributes: row.attributes as AttributeValues,
    pickupSlots: row.pickupSlots as ListingInput['pickupSlots'],
    returnSlots: row.returnSlots as ListingInput['returnSlots'],
    sites: row.sites.map(({ communeInsee, label, address }) => ({ communeInsee, label, address })),
    photos: row.photos.map(({ alt, file }) => ({ alt, ...file })),
    closures: row.closures
      .filter((closure) => closure.endsAt > now)
      .map((closure) => ({ from: parisMoment(closure.startsAt).day, to: addDays(parisMoment(closure.endsAt).day, -1), reason: closure.reason })),
  }
}

/** What an association's annonces have in common. Amounts and secrets belong to one thing: they are not carried over. */
const habitsOf = ({ sites, handoverModes, pickupSlots, returnSlots, closures, noticeHours, insuranceRequired, rules, audience }: ListingInput | EditorInput): EditorInput => ({
  sites, handoverModes, pickupSlots, returnSlots, closures, noticeHours, insuranceRequired, rules, audience,
} as EditorInput)

const categoryChoices = (locale: Locale) =>
  CATEGORIES.map((category) => ({
    label: category.label[locale],
    options: category.subcategories.map((subcategory) => {
      const value = `${category.slug}.${subcategory.slug}`
      return { value, label: subcategory.label[locale], natures: naturesOf(value) }
    }),
  }))

/** The communes of the territory, and those the annonce already stands in. */
async function communeChoices(db: Database, used: string[]): Promise<EditorPage['communes']> {
  const communes = await territoryCommunes(db)
  const missing = used.filter((insee) => !communes.some((commune) => commune.insee === insee))
  const others = missing.length > 0 ? await db.commune.findMany({ where: { insee: { in: missing } }, select: { insee: true, name: true } }) : []
  return [...communes, ...others].map(({ insee, name }) => ({ value: insee, label: name }))
}

function attributesFor(category: string, nature: ListingInput['nature'] | undefined, locale: Locale): EditorAttribute[] {
  const capacity = nature && CAPACITY_ATTRIBUTE[nature]
  return attributesOf(category)
    .filter((attribute) => attribute.key !== capacity)
    .map(({ key, label, type, unit, choices }) => ({
      key, label: label[locale], type, unit: unit ?? null, choices: (choices ?? []).map((choice) => ({ value: choice.value, label: choice.label[locale] })),
    }))
}
