import type { Search } from 'search/open-search.server'
import type { EngineName, SearchQuery } from 'search/search-engine'

import type { Period } from '~/loans/loan-period'
import { communeDistance } from '~/territory/distance'
import type { Place, Places } from '~/territory/places.server'
import type { Context } from '~/web/request-context.server'

import { freeById, freeFor } from './calendar/calendar'
import type { ListingColumns } from './calendar/listing-columns'
import { COMMUNES } from './calendar/numbering'
import type { Calendar, CalendarView } from './calendar/open-calendar.server'
import { bestOf } from './in-order'
import { type Matches, matchesOf } from './matches.server'
import { availabilityOf, type FoundAvailability } from './search-availability.server'
import { type ParsedSearch, parseSearch, type SearchProblem } from './search-params'
import type { SearchParams } from './search-query'
import type { SearchRow } from './search-rows.server'
import { countFound, finderOf, type SearchFacets, type Tally, tally, type TallyQuestion } from './tally'

export const PAGE_SIZE = 20
const ATTEMPTS = 3

export interface FoundListing extends Omit<SearchRow, 'lost' | 'places'>, FoundAvailability {
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
  beyond: Beyond
}

/** What there is beside what was found: asked only where that is nothing, or too little. */
export interface Beyond {
  /** Those that pass every filter, but of which too few are free then; in no order. */
  lacking: readonly number[]
  /** How many of an annonce can be had for another event, or are there at all: 0 of one that may not be found any more. To be asked at once. */
  freeOf(event: Period | null): (id: number) => number
  /** Those that pass every filter, whatever is free of them: the best, at most so many. */
  foremost(count: number): Promise<number[]>
  /** What would be found with other filters, with the same dates. */
  recount(changes: Partial<SearchParams>): Tally
  /** How many with other filters, or without words. */
  count(changes: Partial<SearchParams>): number
}

export interface SearchContext extends Pick<Context, 'now'> {
  services: { search: Search; calendar: Calendar; places: Places }
}

/**
 * Finds what is really free. The engine says which annonces the words match; the calendar counts those of them that pass the
 * filters and are free; the engine orders them by their words; the calendar fills the rows of one page. Without words no engine is asked. The same for the page and the API. Never
 * throws for what was typed.
 * @param query the parameters of `/annonces`. @param options.pageSize where its pages are too short
 */
export async function searchListings(context: SearchContext, query: URLSearchParams, { pageSize = PAGE_SIZE }: { pageSize?: number } = {}): Promise<FoundListings> {
  const question = await understand(context, query)
  let by = context.services.search.engine()
  for (let attempt = 1; ; attempt++) {
    const { flaw, ...found } = await answer(context, question, by, pageSize)
    if (!flaw || attempt === ATTEMPTS) return found
    // Its documents are what is counted.
    if (flaw === 'engine') by = 'postgres'
  }
}

interface Question extends Pick<ParsedSearch, 'params' | 'event' | 'problems'> {
  places: Place[]
  centre: Place | null
}

async function understand({ now, services }: SearchContext, query: URLSearchParams): Promise<Question> {
  const parsed = parseSearch(query, now)
  const places = await searchedPlaces(services.places, parsed.params)
  const { params, problems } = withKnownCommunes(parsed, places)
  return { params, problems, event: parsed.event, places, centre: placeOf(places, params.around?.commune) }
}

/**
 * What is wrong with an answer: `changed` where something was booked or edited between the counting and the rows; `engine` where
 * the one that read the words fell silent before it put them in order, or does not hold what was counted.
 */
type Flaw = 'changed' | 'engine'

async function answer({ now, services }: SearchContext, { params, problems, event, places, centre }: Question, by: EngineName, pageSize: number): Promise<FoundListings & { flaw: Flaw | null }> {
  const calendar = await services.calendar.current()
  const { version } = calendar
  const matches = params.text === '' ? null : await matchesOf(services.search, params.text, calendar.documents, by)
  /** What is asked of the annonces as they are at this moment: the calendar goes on while an engine is waited for. */
  const asking = (asked: SearchParams): [ListingColumns, TallyQuestion] => [calendar.listings, { ...asked, within: within(asked, places), freeOf: freeFor(calendar.listings, event, now) }]
  const matching = ({ text }: SearchParams) => (matches && text !== '' ? calendar.listings.placesOf(matches.ids) : calendar.listings.all())
  const counted = tally(...asking(params), matching(params))
  const pageCount = Math.max(1, Math.ceil(counted.total / pageSize))
  const page = Math.min(params.page, pageCount)
  /** The ids of one page: what words tell apart the engine orders, as far as that is not known; the rest is ordered here. */
  const ordered = async (asked: SearchParams, found: Int32Array, size: number, excludeIds: () => number[]) => {
    const question = questionOf(asked, centre, within(asked, places))
    const upTo = asked.page * size
    if (matches && question.sort !== 'recent') {
      const known = question.sort === 'pertinence' && inKnownOrder(matches, found, upTo)
      return known ? { ids: known.slice(upTo - size), engine: matches.engine } : services.search.search({ ...question, excludeIds: excludeIds(), pageSize: size }, by)
    }
    return { ids: bestOf(calendar.listings, found, question.sort, distanceFrom(centre, places), upTo).slice(upTo - size), engine: matches?.engine ?? by }
  }
  const { ids, engine } = counted.total === 0 ? { ids: [], engine: by } : await ordered({ ...params, page }, counted.found, pageSize, () => leftOut(calendar, counted, finderOf(...asking(params))))

  const unnamed = Object.keys(counted.facets.commune).filter((insee) => !places.some((place) => place.insee === insee))
  const [rows, others] = await Promise.all([calendar.rows(ids), unnamed.length > 0 ? services.places.named(unnamed) : []])
  const { listings } = calendar
  const finds = finderOf(...asking(params))
  const items = rows.flatMap(({ row, stamp }) => {
    const place = listings.placeOf(row.id)
    return listings.stampOf(row.id) === stamp && finds(place) ? [itemOf(row, availabilityOf(listings.at(place), event, now), centre)] : []
  })
  const flawOf = (complete: boolean): Flaw | null => {
    if (matches && matches.engine !== engine) return 'engine'
    if (complete) return null
    return calendar.version === version ? 'engine' : 'changed'
  }
  return {
    params: { ...params, page }, event, problems, items,
    total: counted.total, facets: counted.facets, page, pageCount, engine,
    communes: [
      ...places.filter(({ inTerritory, insee }) => inTerritory || insee in counted.facets.commune || params.communes.includes(insee) || insee === params.around?.commune),
      ...others,
    ].map(({ insee, name, inTerritory, latitude }) => ({ insee, name, inTerritory, hasPoint: latitude !== null })),
    beyond: {
      lacking: counted.busy,
      freeOf: (other) => freeById(calendar.listings, other, now),
      foremost: async (most) => (await ordered({ ...params, quantity: 1, page: 1 }, Int32Array.from([...counted.found, ...counted.busy]), most, () => [])).ids,
      recount: (changes) => tally(...asking({ ...params, ...changes }), matching({ ...params, ...changes })),
      count: (changes) => countFound(...asking({ ...params, ...changes }), matching({ ...params, ...changes })),
    },
    flaw: flawOf(items.length === Math.min(pageSize, counted.total - (page - 1) * pageSize)),
  }
}

/** The first of these annonces by their words; null where that order is not known so far. */
function inKnownOrder({ best }: Matches, found: Int32Array, count: number): number[] | null {
  const wanted = new Set(found)
  const first = best.filter((id) => wanted.has(id))
  return first.length >= Math.min(count, wanted.size) ? first.slice(0, count) : null
}

/** Metres from a commune to another, by its number. */
function distanceFrom(centre: Place | null, places: Place[]): (commune: number) => number {
  const byCommune = new Map(centre ? places.map((place) => [COMMUNES.find(place.insee), communeDistance(centre, place) ?? Infinity]) : [])
  return (commune) => byCommune.get(commune) ?? Infinity
}

/** What the engine would find by its filters, and must not: what is not free, and what changed since it was told. */
function leftOut(calendar: CalendarView, counted: Tally, finds: (place: number) => boolean): number[] {
  const { listings } = calendar
  const changed = [...calendar.recent()].filter((id) => {
    const place = listings.placeOf(id)
    return place < 0 || !finds(place)
  })
  return [...counted.busy, ...changed]
}

/** The places of the search, and those the question names wherever they are. */
async function searchedPlaces(places: Places, { communes, around }: SearchParams): Promise<Place[]> {
  const all = await places.all()
  const elsewhere = [...communes, ...(around ? [around.commune] : [])].filter((insee) => !all.some((place) => place.insee === insee))
  return elsewhere.length > 0 ? [...all, ...(await places.named(elsewhere))] : all
}

const placeOf = (places: Place[], insee: string | undefined): Place | null => places.find((place) => place.insee === insee) ?? null

function withKnownCommunes({ params, problems }: ParsedSearch, places: Place[]): Pick<ParsedSearch, 'params' | 'problems'> {
  const names = new Set(places.map(({ insee }) => insee))
  const unknown = params.communes.filter((insee) => !names.has(insee))
  const around = params.around && (names.has(params.around.commune) ? params.around : null)
  const centre = placeOf(places, around?.commune)
  const found = [
    ...problems,
    ...(unknown.length > 0 ? [{ param: 'commune', code: 'unknown_commune', details: { value: unknown.join(', ').slice(0, 40) } }] : []),
    ...(params.around && !around ? [{ param: 'autour', code: 'unknown_commune', details: { value: params.around.commune } }] : []),
    ...(centre && centre.latitude === null ? [{ param: 'autour', code: 'no_point', details: { name: centre.name } }] : []),
  ]
  return { params: { ...params, communes: params.communes.filter((insee) => names.has(insee)), around, sort: around || params.sort !== 'distance' ? params.sort : 'pertinence' }, problems: found }
}

/** What the engine is asked to order; what is not free is for the asker to leave out. */
const questionOf = (params: SearchParams, centre: Place | null, around: string[] | null): SearchQuery => ({
  text: params.text, natures: params.natures, categories: params.categories, communes: params.communes, free: params.free, accessible: params.accessible,
  // Without a known point only the commune itself is surely within the radius.
  around: centre && { lat: centre.latitude ?? 0, lng: centre.longitude ?? 0, communes: around },
  quantity: params.quantity, capacity: params.capacity, audience: ['public'], excludeIds: [],
  sort: params.sort === 'distance' && centre?.latitude == null ? 'pertinence' : params.sort, page: params.page, pageSize: PAGE_SIZE,
})

/** The communes within the radius asked for; null without one. */
function within({ around }: SearchParams, places: Place[]): string[] | null {
  const centre = placeOf(places, around?.commune)
  const metres = (around?.radius ?? 0) * 1000
  if (!centre || metres === 0) return null
  return places.filter((place) => place === centre || (communeDistance(centre, place) ?? Infinity) <= metres).map(({ insee }) => insee)
}

function itemOf({ lost, places, ...row }: SearchRow, availability: FoundAvailability, centre: Place | null): FoundListing {
  const distance = centre && places[0] ? communeDistance(centre, places[0]) : null
  return {
    ...row, ...availability, stock: row.stock - lost, distance,
    communes: [...new Map(places.map(({ insee, name }) => [insee, { insee, name }])).values()],
  }
}
