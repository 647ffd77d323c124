import type { Period } from '~/loans/loan-period'
import type { Translator } from '~/messages/catalogue.server'
import { formatDistance } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import { communeDistance } from '~/territory/distance'
import type { Place } from '~/territory/places.server'

import { nearestDates } from './free-windows'
import { type Link, needHref } from './search-links.server'
import type { FoundListings } from './search-listings.server'
import { searchedPeriod } from './search-period'
import { EVERYTHING, RADII, searchHref, type SearchParams } from './search-query'

export interface AlternativeGroup {
  label: string
  links: Link[]
}

const NEIGHBOURS = 3

/** What is missing: the quantity where some are there, else free dates, else anything at all. */
export function emptyTitle({ params, event, beyond }: FoundListings, period: string | null, t: Translator<'searchAnswer'>): string {
  const freeOf = beyond.freeOf(event)
  const { quantity } = params
  if (quantity > 1 && beyond.lacking.some((id) => freeOf(id) > 0)) return period ? t('empty.titleQuantityDates', { quantity, period }) : t('empty.titleQuantity', { quantity })
  if (period) return t('empty.titleDates', { period })
  return needHref(params) ? t('empty.title') : t('empty.nothingYet')
}

/** What to ask for instead where nothing was found: each link finds something, and says how much. */
export function alternatives(found: FoundListings, places: Place[], now: Date, t: Translator<'searchAnswer'>, locale: Locale): AlternativeGroup[] {
  const { params } = found
  const link = (label: string, changes: Partial<SearchParams>, count: number): Link => ({ label: t('instead.counted', { label, count }), href: searchHref(params, { view: params.view, ...changes }) })
  const groups = [
    { label: t('instead.dates'), links: otherDates(found, now, locale, link) },
    { label: t('instead.quantities'), links: smallerQuantity(found, t, link) },
    { label: t('instead.places'), links: [...neighbours(found, places, t, locale, link), ...widerRadius(found, places, t, link)] },
    { label: t('instead.fewer'), links: fewerDemands(found, t, link) },
  ]
  return groups.filter(({ links }) => links.length > 0)
}

/** Whether of an annonce the quantity asked can be had for an event, or is there at all. */
function enough({ params, beyond }: FoundListings, event: Period | null): (id: number) => boolean {
  const freeOf = beyond.freeOf(event)
  return (id) => freeOf(id) >= params.quantity
}

type MakeLink = (label: string, changes: Partial<SearchParams>, count: number) => Link

function otherDates(found: FoundListings, now: Date, locale: Locale, link: MakeLink): Link[] {
  const { params, event, beyond } = found
  if (!event) return []
  // Of what there never is enough, other dates have no more.
  const lacking = beyond.lacking.filter(enough(found, null))
  if (lacking.length === 0) return []
  return nearestDates(params, now, (other) => lacking.some(enough(found, other)))
    .map(({ from, to, event: other }) => link(searchedPeriod({ from, to }, other, locale, now), { from, to }, lacking.filter(enough(found, other)).length))
}

/** The most that one lender has free, where it is not enough. */
function smallerQuantity({ params, event, beyond }: FoundListings, t: Translator<'searchAnswer'>, link: MakeLink): Link[] {
  if (params.quantity < 2) return []
  const free = beyond.lacking.map(beyond.freeOf(event))
  const most = free.reduce((a, b) => Math.max(a, b), 0)
  return most > 0 ? [link(t('instead.quantity', { count: most }), { quantity: most }, free.filter((each) => each === most).length)] : []
}

/** The nearest other communes that have what is asked. */
function neighbours({ params, facets }: FoundListings, places: Place[], t: Translator<'searchAnswer'>, locale: Locale, link: MakeLink): Link[] {
  const chosen = places.filter(({ insee }) => params.communes.includes(insee))
  return places.filter(({ insee }) => (facets.commune[insee] ?? 0) > 0)
    .map((place) => ({ ...place, away: Math.min(...chosen.map((each) => communeDistance(each, place) ?? Infinity)) }))
    .sort((a, b) => a.away - b.away).slice(0, chosen.length > 0 ? NEIGHBOURS : 0)
    .map(({ insee, name, away }) => link(away === Infinity ? name : t('instead.commune', { name, distance: formatDistance(away, locale) }), { communes: [...params.communes, insee] }, facets.commune[insee]!))
}

/** The next radius offered that reaches something; however far, where none does. */
function widerRadius({ params: { around }, beyond }: FoundListings, places: Place[], t: Translator<'searchAnswer'>, link: MakeLink): Link[] {
  const centre = places.find(({ insee }) => insee === around?.commune)
  if (!around?.radius || !centre) return []
  const anywhere = { around: { ...around, radius: null } }
  const beyondIt = beyond.recount(anywhere)
  const nearest = Math.min(...places.filter(({ insee }) => (beyondIt.facets.commune[insee] ?? 0) > 0).map((place) => communeDistance(centre, place) ?? Infinity))
  const radius = RADII.find((km) => km > around.radius! && km * 1000 >= nearest)
  if (beyondIt.total === 0) return []
  if (radius === undefined) return [link(t('instead.anyDistance'), anywhere, beyondIt.total)]
  const wider = { around: { ...around, radius } }
  return [link(t('instead.wider', { km: radius }), wider, beyond.count(wider))]
}

const NO_FILTERS = { natures: [], categories: [], free: false, accessible: false, capacity: 0 } satisfies Partial<SearchParams>

function fewerDemands(found: FoundListings, t: Translator<'searchAnswer'>, link: MakeLink): Link[] {
  const { params, event, beyond } = found
  const links: Link[] = []
  const offer = (label: string, changes: Partial<SearchParams>, count: number) => {
    if (count > 0) links.push(link(label, changes, count))
  }
  const demands = [params.natures.length > 0, params.categories.length > 0, params.free, params.accessible, params.capacity > 0]
  if (demands.some(Boolean)) offer(t('instead.noFilters'), NO_FILTERS, beyond.count(NO_FILTERS))
  if (params.communes.length > 0) offer(t('instead.anyCommune'), { communes: [] }, beyond.count({ communes: [] }))
  if (event) offer(t('instead.noDates'), { from: '', to: '' }, beyond.lacking.filter(enough(found, null)).length)
  if (params.text && (event || demands.some(Boolean))) offer(t('instead.noText'), { text: '' }, beyond.count({ text: '' }))
  if (needHref(params)) links.push({ label: t('instead.everything'), href: searchHref(EVERYTHING) })
  return links
}
