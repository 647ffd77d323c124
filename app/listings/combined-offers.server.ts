import type { Translator } from '~/messages/catalogue.server'
import { formatDistance, formatNumber } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import { inPlace } from '~/messages/place'

import type { Calendar } from './calendar/open-calendar.server'
import { type Combination, combinations } from './combinations'
import type { FoundListings } from './search-listings.server'
import { wishQuery } from './search-query'
import type { SearchRow } from './search-rows.server'

/** Annonces that are thought of, the most relevant of those that pass the filters. */
const THOUGHT_OF = 100
/** With so many lenders who have enough by themselves, nobody needs several. */
const ENOUGH = 5
const SHOWN = 3

/** « 50 à Eybens + 30 à Échirolles, à 3 km », with each annonce for its share. */
export interface CombinedOffer {
  summary: string
  parts: { id: number; href: string; share: string; title: string; where: string }[]
}

/** The ways to bring a quantity together from several lenders, where few or none have it alone; none where one thing is asked. */
export async function combinedOffers(found: FoundListings, calendar: Calendar, t: Translator<'searchAnswer'>, locale: Locale): Promise<CombinedOffer[]> {
  const { params, event, beyond } = found
  if (params.quantity < 2 || found.total >= ENOUGH || found.page > 1) return []
  const free = beyond.freeOf(event)
  const some = new Set(beyond.lacking.filter((id) => free(id) > 0))
  if (some.size < 2) return []
  const view = await calendar.current()
  const rows = await view.rows((await beyond.foremost(THOUGHT_OF)).filter((id) => some.has(id)))
  const freeOf = beyond.freeOf(event)
  const offers = rows.flatMap(({ row }) => {
    const place = row.places[0]
    return place ? [{ id: row.id, lender: row.associationId, kind: row.category, free: freeOf(row.id), place }] : []
  })
  const known = new Map(rows.map(({ row }) => [row.id, row]))
  return combinations(offers, params.quantity).slice(0, SHOWN).map((combination) => described(combination, known, params, t, locale))
}

function described({ parts, spread }: Combination, rows: Map<number, SearchRow>, params: FoundListings['params'], t: Translator<'searchAnswer'>, locale: Locale): CombinedOffer {
  const shares = parts.map(({ id, quantity }) => {
    const { title, association, places } = rows.get(id)!
    return { id, quantity, title, association, commune: places[0]!.name, href: `/annonces/${id}${wishQuery(params, quantity)}` }
  })
  const summary = spread === 0
    ? t('combined.samePlace', { together: shares.map(({ quantity }) => formatNumber(quantity, locale)).join(' + '), place: inPlace(shares[0]!.commune, locale) })
    : t('combined.apart', { together: shares.map(({ quantity, commune }) => t('combined.part', { quantity, place: inPlace(commune, locale) })).join(' + '), distance: formatDistance(spread, locale), lenders: parts.length })
  return {
    summary,
    parts: shares.map(({ id, href, quantity, title, association, commune }) => ({ id, href, share: t('combined.share', { quantity }), title, where: `${association}, ${commune}` })),
  }
}
