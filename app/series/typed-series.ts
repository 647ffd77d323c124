import type { Nature } from 'prisma/generated/client'

import { countsDays } from '~/loans/loan-period'
import { isDay, isTime } from '~/platform/paris-time'

import type { PlaceInMonth, SeriesRule, Weekday } from './series-rule'
import { WEEKDAYS } from './series-rule'
import type { Times } from './series-dates'

/** The rhythms that can be chosen, as an address says them. */
export const RHYTHMS = ['semaine-1', 'semaine-2', 'semaine-3', 'semaine-4', 'mois-1', 'mois-2', 'mois-3', 'mois-4', 'mois-dernier'] as const
export type RhythmName = (typeof RHYTHMS)[number]

/** A series as somebody types it, by the names that its fields have in an address. */
export interface TypedSeries {
  rythme: string
  jours: string[]
  /** The first and the last day. */
  du: string
  au: string
  /** From when to when. */
  de: string
  a: string
  quantite: string
  /** Leave out public holidays, and vacances scolaires. */
  feries: boolean
  vacances: boolean
}
export type SeriesField = keyof TypedSeries

/** A series that can be read, before its days are known. */
export interface SeriesWish {
  rule: SeriesRule
  start: string
  times: Times | null
  quantity: number
  skipPublicHolidays: boolean
  skipSchoolHolidays: boolean
}

export type SeriesFaults = Partial<Record<SeriesField, { code: string; details?: Record<string, number> }>>

/** What an address says of a series; null where nobody has asked yet. */
export function typedSeriesOf(search: URLSearchParams): TypedSeries | null {
  if (!search.has('rythme')) return null
  const text = (name: string) => (search.get(name) ?? '').slice(0, 20).trim()
  return {
    rythme: text('rythme'), jours: search.getAll('jours').slice(0, WEEKDAYS.length), du: text('du'), au: text('au'), de: text('de'), a: text('a'),
    quantite: text('quantite') || '1', feries: search.has('feries'), vacances: search.has('vacances'),
  }
}

/** Reads what was typed; each fault with its field. A series without a last day never ends: `series_never_ends`. */
export function readTypedSeries(typed: TypedSeries, nature: Nature): { ok: true; wish: SeriesWish } | { ok: false; faults: SeriesFaults } {
  const byDays = countsDays(nature)
  const quantity = Number(typed.quantite)
  const weekdays = WEEKDAYS.filter((weekday) => typed.jours.includes(weekday))
  const rhythm = rhythmNamed(typed.rythme)
  const faults: SeriesFaults = {
    ...(!rhythm && { rythme: { code: 'invalid' } }),
    ...(weekdays.length === 0 && { jours: { code: 'series_weekday_needed' } }),
    ...(!isDay(typed.du) && { du: { code: typed.du ? 'invalid_date' : 'required' } }),
    ...(!isDay(typed.au) && { au: { code: typed.au ? 'invalid_date' : 'series_never_ends' } }),
    ...(!byDays && !isTime(typed.de) && { de: { code: typed.de ? 'invalid_time' : 'required' } }),
    ...(!byDays && !isTime(typed.a) && { a: { code: typed.a ? 'invalid_time' : 'required' } }),
    ...(!byDays && isTime(typed.a) && typed.a === typed.de && { a: { code: 'end_before_start' } }),
    ...(!(Number.isInteger(quantity) && quantity >= 1 && quantity <= 100_000) && { quantite: { code: 'quantity_from_one' } }),
  }
  if (!rhythm || Object.keys(faults).length > 0) return { ok: false, faults }
  return {
    ok: true,
    wish: {
      rule: { ...rhythm, weekdays, until: typed.au }, start: typed.du, times: byDays ? null : { startTime: typed.de, endTime: typed.a }, quantity,
      skipPublicHolidays: typed.feries, skipSchoolHolidays: typed.vacances,
    },
  }
}

function rhythmNamed(name: string): { interval: number; place: PlaceInMonth | null } | null {
  if (!RHYTHMS.includes(name as RhythmName)) return null
  const [every, which] = name.split('-') as [string, string]
  if (every === 'semaine') return { interval: Number(which), place: null }
  return { interval: 1, place: which === 'dernier' ? -1 : (Number(which) as PlaceInMonth) }
}

/** A series as somebody would type it. @param wish of the rhythms that can be chosen */
export function typedOf({ rule, start, times, quantity, skipPublicHolidays, skipSchoolHolidays }: SeriesWish): TypedSeries {
  const rythme: RhythmName = rule.place === null ? (`semaine-${rule.interval}` as RhythmName) : rule.place === -1 ? 'mois-dernier' : `mois-${rule.place}`
  return {
    rythme, jours: [...rule.weekdays] satisfies Weekday[], du: start, au: rule.until, de: times?.startTime ?? '', a: times?.endTime ?? '', quantite: String(quantity),
    feries: skipPublicHolidays, vacances: skipSchoolHolidays,
  }
}
