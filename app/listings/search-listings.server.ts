import type { Search } from 'search/open-search.server'
import type { EngineName, SearchFacets, SearchQuery } from 'search/search-engine'

import type { Period } from '~/loans/loan-period'
import { communeDistance } from '~/territory/distance'
import type { Context } from '~/web/request-context.server'

import { busyListings } from './busy-listings.server'
import { availabilityOf, type FoundAvailability } from './search-availability.server'
import { communeNames, type PlacedCommune, searchCommunes } from './search-communes.server'
import { type ParsedSearch, parseSearch, type SearchProblem } from './search-params'
import type { SearchParams } from './search-query'
import { type SearchRow, searchRows } from './search-rows.server'

export const PAGE_SIZE = 20
/** The farthest page an engine is asked for; beyond the last there is nothing to see. */
const FARTHEST_PAGE = 50_000

export interface FoundListing extends Omit<SearchRow, 'pickupSlots' | 'returnSlots' | 'bufferBefore' | 'bufferAfter' | 'lost' | 'places'>, FoundAvailability {
  /** Usable: what is lost is not counted. */
  stock: number
  communes: { insee: string; name: string }[]
  /** Metres from the commune asked for to its first site's, as the crow flies; null where either is not known. */
  distance: number | null
}

export interface FoundListings {
  /** What was asked, as understood: unknown communes left out, a page beyond the last brought back to it. */
  params: SearchParams
  event: Period | null
  problems: SearchProblem[]
  items: FoundListing[]
  total: number
  facets: SearchFacets
  page: number
  pageCount: number
  engine: EngineName
  /** Communes of the territory and those that the question or the facets name, in French alphabetical order. */
  communes: { insee: string; name: string; inTerritory: boolean; hasPoint: boolean }[]
}

export type SearchContext = Pick<Context, 'db' | 'now'> & { services: { search: Search } }

/**
 * Finds what is really free: the database says which annonces are not, the engine finds, counts and orders the others, the
 * database fills the rows of one page. The same for the page and the API. Never throws for what was typed.
 * @param query the parameters of `/annonces`.
 */
export async function searchListings(context: SearchContext, query: URLSearchParams): Promise<FoundListings> {
  const { db, now, services } = context
  const parsed = parseSearch(query, now)
  const [communes, busy] = await Promise.all([
    searchCommunes(db, parsed.params.communes, parsed.params.around),
    busyListings(db, parsed.event, parsed.params.quantity, now),
  ])
  const { params, problems } = withKnownCommunes(parsed, communes)
  const asked = questionOf(params, communes, busy)
  const { page, answer } = await askWithin(services.search, asked)

  const rows = await searchRows(db, answer.ids)
  const centre = params.around && communes.find(({ insee }) => insee === params.around?.commune)
  const unnamed = Object.keys(answer.facets.commune).filter((insee) => !communes.some((commune) => commune.insee === insee))
  const [availability, names] = await Promise.all([availabilityOf(db, rows, parsed.event, now), communeNames(db, unnamed)])
  return {
    params: { ...params, page }, event: parsed.event, problems,
    items: rows.map((row) => itemOf(row, availability.get(row.id)!, centre ?? null)),
    total: answer.total, facets: answer.facets, page, pageCount: pagesOf(answer.total), engine: answer.engine,
    communes: [
      ...communes.filter(({ inTerritory, insee }) => inTerritory || insee in answer.facets.commune || params.communes.includes(insee) || insee === params.around?.commune)
        .map(({ insee, name, inTerritory, latitude }) => ({ insee, name, inTerritory, hasPoint: latitude !== null })),
      ...[...names].map(([insee, name]) => ({ insee, name, inTerritory: false, hasPoint: false })),
    ].sort((a, b) => a.name.localeCompare(b.name, 'fr')),
  }
}

const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE_SIZE))

/** A page beyond the last is answered with the last. */
async function askWithin(search: Search, query: SearchQuery) {
  const answer = await search.search(query)
  const page = Math.min(query.page, pagesOf(answer.total))
  return { page, answer: page === query.page ? answer : await search.search({ ...query, page }) }
}

function withKnownCommunes({ params, problems }: ParsedSearch, communes: PlacedCommune[]): Pick<ParsedSearch, 'params' | 'problems'> {
  const names = new Set(communes.map(({ insee }) => insee))
  const unknown = params.communes.filter((insee) => !names.has(insee))
  const around = params.around && (names.has(params.around.commune) ? params.around : null)
  const centre = around && communes.find(({ insee }) => insee === around.commune)
  const found = [
    ...problems,
    ...(unknown.length > 0 ? [{ param: 'commune', code: 'unknown_commune', details: { value: unknown.join(', ').slice(0, 40) } }] : []),
    ...(params.around && !around ? [{ param: 'autour', code: 'unknown_commune', details: { value: params.around.commune } }] : []),
    ...(centre && centre.latitude === null ? [{ param: 'autour', code: 'no_point', details: { name: centre.name } }] : []),
  ]
  return { params: { ...params, communes: params.communes.filter((insee) => names.has(insee)), around, sort: around || params.sort !== 'distance' ? params.sort : 'pertinence' }, problems: found }
}

function questionOf(params: SearchParams, communes: PlacedCommune[], excludeIds: number[]): SearchQuery {
  const centre = params.around && communes.find(({ insee }) => insee === params.around?.commune)
  const within = params.around?.radius ? communes.filter(({ near }) => near).map(({ insee }) => insee) : null
  return {
    text: params.text, natures: params.natures, categories: params.categories, communes: params.communes, free: params.free, accessible: params.accessible,
    // Without a known point only the commune itself is surely within the radius.
    around: centre ? { lat: centre.latitude ?? 0, lng: centre.longitude ?? 0, communes: within } : null,
    quantity: params.quantity, capacity: params.capacity, audience: ['public'], excludeIds, partlyFree: [],
    sort: params.sort === 'distance' && centre?.latitude == null ? 'pertinence' : params.sort,
    page: Math.min(params.page, FARTHEST_PAGE), pageSize: PAGE_SIZE,
  }
}

function itemOf({ pickupSlots: _pickup, returnSlots: _return, bufferBefore: _before, bufferAfter: _after, lost, places, ...row }: SearchRow, availability: FoundAvailability, centre: PlacedCommune | null): FoundListing {
  const distance = centre && places[0] ? communeDistance(centre, places[0]) : null
  return {
    ...row, ...availability, stock: row.stock - lost, distance,
    communes: [...new Map(places.map(({ insee, name }) => [insee, { insee, name }])).values()],
  }
}
