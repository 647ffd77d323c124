import * as z from 'zod'

import { type FoundListing, searchListings } from '~/listings/search-listings.server'
import type { SearchProblem } from '~/listings/search-params'
import { NATURES } from '~/listings/taxonomy'
import type { RequestContext } from '~/web/request-context.server'

import { InvalidInput } from './invalid-input'

const counts = z.record(z.string(), z.int())

const foundListing = z.strictObject({
  id: z.int(),
  url: z.string().describe('Its page'),
  nature: z.enum(NATURES),
  category: z.string(),
  title: z.string(),
  quantity: z.int().describe('How many can be lent'),
  free: z.int().nullable().describe('How many are free for the dates asked; null without dates'),
  organisation: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }),
  communes: z.array(z.strictObject({ insee: z.string(), name: z.string() })),
  distanceMetres: z.int().nullable().describe('From the commune given as autour'),
  photo: z.strictObject({ hash: z.string(), alt: z.string(), urls: z.record(z.string(), z.string()) }).nullable(),
  accessible: z.boolean(),
  depositCents: z.int(),
  feeCents: z.int(),
  feeUnit: z.enum(['loan', 'day', 'hour', 'unit']),
})

export const foundListings = z.strictObject({
  items: z.array(foundListing),
  total: z.int(),
  facets: z.strictObject({
    nature: counts, category: counts, commune: counts, free: z.int(), accessible: z.int(),
    capacity: counts.describe('How many hold at least so many people'), quantity: counts.describe('How many have at least so many free'),
  }),
  page: z.int(),
  pageCount: z.int(),
  engine: z.enum(['meilisearch', 'postgres']),
})

/** Of a question rightly put: the commune it names has no known point. */
const HARMLESS = new Set(['no_point'])

/**
 * The search of the page `/annonces`, in the same order. What the page leaves out and says, the API refuses.
 * @throws {InvalidInput} each parameter whose value will not do.
 */
export async function findListings(context: RequestContext, search: URLSearchParams): Promise<z.input<typeof foundListings>> {
  const found = await searchListings(context, search)
  const problems = found.problems.filter(({ code }) => !HARMLESS.has(code))
  if (problems.length > 0) throw new InvalidInput(problems.map((problem) => issueOf(context, problem)))
  const { total, facets, page, pageCount, engine } = found
  return { items: found.items.map(itemOf), total, facets, page, pageCount, engine }
}

function issueOf({ t }: RequestContext, { param, code, details = {} }: SearchProblem) {
  const words = t('searchAnswer')
  const key = `problems.${code}` as Parameters<typeof words>[0]
  return { field: param, code, details, ...(words.has(key) && { detail: words(key, details as never) as string }) }
}

function itemOf(found: FoundListing): z.input<typeof foundListing> {
  const { id, nature, category, title, stock, free, communes, distance, photo, accessible, depositCents, feeCents, feeUnit } = found
  return {
    id, url: `/annonces/${id}`, nature, category, title, quantity: stock, free, communes, accessible, depositCents, feeCents, feeUnit,
    organisation: { id: found.associationId, slug: found.associationSlug, name: found.association },
    distanceMetres: distance === null ? null : Math.round(distance),
    photo: photo && { hash: photo.hash, alt: photo.alt, urls: Object.fromEntries(photo.widths.map((width) => [width, `/photos/${photo.hash}-${width}.webp`])) },
  }
}
