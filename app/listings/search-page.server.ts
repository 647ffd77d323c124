import { daysOf, type LoanMoment, type Period } from '~/loans/loan-period'
import type { Translator } from '~/messages/catalogue.server'
import { formatDay, formatDistance, formatMoney } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import type { Env } from '~/platform/env.server'
import { parisInstant } from '~/platform/paris-time'
import { writeDays } from '~/ui/frise-days'
import type { RequestContext } from '~/web/request-context.server'

import { combinedOffers } from './combined-offers.server'
import { alternatives, emptyTitle } from './search-alternatives.server'
import { daysAround } from './search-availability.server'
import { searchFacets } from './search-facets.server'
import { activeFilters, type Link, needHref } from './search-links.server'
import { type FoundListing, type FoundListings, type SearchContext, searchListings } from './search-listings.server'
import { searchMap } from './search-map.server'
import { cutTo, type SearchProblem } from './search-params'
import { searchedPeriod } from './search-period'
import { RADII, searchHref, SORTS, wishQuery } from './search-query'

/** What the page writes again in its fields, wrong or right. */
const TYPED = ['q', 'du', 'heure_du', 'au', 'heure_au', 'quantite', 'autour', 'rayon'] as const
type Typed = Record<(typeof TYPED)[number], string>

interface PageContext extends SearchContext, Pick<RequestContext, 'locale' | 't'> {
  services: SearchContext['services'] & { env: Pick<Env, 'mapTiles'> }
}

/** Everything `/annonces` shows, in the reader's words: the components only lay it out. */
export async function searchPage(context: PageContext, query: URLSearchParams) {
  const found = await searchListings(context, query)
  const t = context.t('searchAnswer')
  const { locale, now } = context
  const { params } = found
  const period = found.event && searchedPeriod(params, found.event, locale, now)
  const places = await context.services.places.all()
  const combined = await combinedOffers(found, context.services.calendar, t, locale)
  return {
    heading: period ? t('headingFree', { total: found.total, period }) : t('heading', { total: found.total }),
    total: found.total, page: found.page, engine: found.engine,
    pages: Array.from({ length: found.pageCount > 1 ? 3 : 0 }, (_, i) => found.page - 1 + i).map((page) => (page >= 1 && page <= found.pageCount ? searchHref(params, { page }) : null)),
    pageCount: found.pageCount,
    typed: typedIn(query, found), errors: errorsOf(found.problems, t), kept: keptFields(found),
    chips: activeFilters(found, period, t, locale), facets: searchFacets(found, t, locale),
    otherView: { icon: params.view === 'carte' ? ('menu' as const) : ('map' as const), label: t(`view.${params.view}`), href: searchHref(params, { view: params.view === 'carte' ? 'liste' : 'carte', page: params.page }) },
    map: params.view === 'carte' ? searchMap(found, places, context.services.env.mapTiles) : null,
    sorts: SORTS.filter((sort) => sort !== 'distance' || params.around).map((sort): Link & { current: boolean } => ({ label: t(`sort.${sort}`), href: searchHref(params, { sort }), current: sort === params.sort })),
    places: found.communes.filter(({ inTerritory, hasPoint, insee }) => (inTerritory && hasPoint) || insee === params.around?.commune).map(({ insee, name }) => ({ value: insee, label: name })),
    radii: [...RADII],
    wish: wishQuery(params, params.quantity),
    asked: found.event && askedDays(found.event, now),
    rows: found.items.map((item) => rowOf(item, found.event, t, locale)),
    empty: found.total === 0 ? { title: emptyTitle(found, period, t), instead: alternatives(found, places, now, t, locale) } : null,
    combined, needHref: needHref(params),
  }
}
export type SearchPage = Awaited<ReturnType<typeof searchPage>>

/** Dates and hours apart, as the fields hold them. */
function typedIn(query: URLSearchParams, { params }: FoundListings): Typed {
  const raw = Object.fromEntries(TYPED.map((name) => [name, cutTo(query.get(name) ?? '', 200)])) as Typed
  const apart = (text: string, hour: string) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? text.split('T') : [text, hour]) as [string, string]
  const [du, heureDu] = apart(params.from || raw.du, raw.heure_du)
  const [au, heureAu] = apart(params.to || raw.au, raw.heure_au)
  return { ...raw, q: params.text, du, heure_du: heureDu, au, heure_au: heureAu }
}

/** One message a field; what belongs to no field of the page stands above the results. */
function errorsOf(problems: SearchProblem[], t: Translator<'searchAnswer'>): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { param, code, details } of problems) {
    const key = `problems.${code}` as 'problems.ignored'
    errors[param] ??= t.has(key) ? t(key, details as never) : t('problems.ignored')
  }
  return errors
}

/** What the form sends along: the filters that are links, not fields. */
function keptFields({ params }: FoundListings): { name: string; value: string }[] {
  return [
    ...params.natures.map((value) => ({ name: 'nature', value })), ...params.categories.map((value) => ({ name: 'categorie', value })), ...params.communes.map((value) => ({ name: 'commune', value })),
    ...(params.capacity > 0 ? [{ name: 'capacite', value: String(params.capacity) }] : []),
    ...(params.free ? [{ name: 'gratuit', value: '1' }] : []), ...(params.accessible ? [{ name: 'pmr', value: '1' }] : []),
    ...(params.sort !== 'pertinence' ? [{ name: 'tri', value: params.sort }] : []), ...(params.view !== 'liste' ? [{ name: 'vue', value: params.view }] : []),
  ]
}

function rowOf(item: FoundListing, event: Period | null, t: Translator<'searchAnswer'>, locale: Locale) {
  const where = [item.communes.map(({ name }) => name).join(', '), !item.distance ? '' : t('row.distance', { distance: formatDistance(item.distance, locale) })]
  return {
    id: item.id, title: item.title, nature: item.nature, photo: item.photo, stock: item.stock, days: writeDays(item.days),
    free: freeText(item, t),
    /** It says that something is free, not only how many there are. */
    promising: item.free !== null,
    where: where.filter(Boolean).join(', '), association: item.association,
    fee: item.feeCents === 0 ? t('row.noFee') : t(`row.fee.${item.feeUnit}`, { amount: formatMoney(item.feeCents, locale) }),
    period: event && movedText(item, event, t, locale),
  }
}
export type SearchResultRow = ReturnType<typeof rowOf>

/** « 40 sur 60 libres »; how many in all where nobody gave dates; nothing to say of a single thing then. */
function freeText({ nature, free, stock }: FoundListing, t: Translator<'searchAnswer'>): string {
  if (nature === 'don') return t('row.remaining', { free: free ?? stock })
  if (free === null) return stock > 1 ? t('row.stock', { stock }) : ''
  return free < stock ? t('row.freeOf', { free, stock }) : t('row.allFree', { stock })
}

/** The days asked for, both included, and the first that the frises show. */
function askedDays(event: Period, now: Date) {
  const { first, last } = daysOf(event)
  return { from: first, to: last, firstShown: daysAround(event, now).first }
}

/** The days of retrait and retour, where they are not those of the event. */
function movedText({ pickup, return: back }: FoundListing, event: Period, t: Translator<'searchAnswer'>, locale: Locale): string {
  const { first, last } = daysOf(event)
  const dayOf = (moment: LoanMoment | null, own: string) => (moment && moment.day !== own ? formatDay(parisInstant(moment.day), locale) : null)
  const [out, home] = [dayOf(pickup, first), dayOf(back, last)]
  if (out && home) return t('row.pickupReturn', { pickup: out, back: home })
  return out ? t('row.pickup', { pickup: out }) : home ? t('row.back', { back: home }) : ''
}
