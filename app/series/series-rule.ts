import { isDay } from '~/platform/paris-time'

/** As RFC 5545 writes the days of the week, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Which of its kind in a month: the first to the fourth, or the last (-1). */
export const PLACES_IN_MONTH = [1, 2, 3, 4, -1] as const
export type PlaceInMonth = (typeof PLACES_IN_MONTH)[number]

/** Some days of every week, or of every month; of every second, third or fourth where `interval` says so. */
export interface Rhythm {
  interval: number
  /** At least one. */
  weekdays: readonly Weekday[]
  /** Null: every week. */
  place: PlaceInMonth | null
}

/** A rhythm up to a day: every series ends. */
export interface SeriesRule extends Rhythm {
  /** The last day it may fall on: `2027-06-29`. */
  until: string
}

/** The rule as RFC 5545 writes it: `FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270629`. */
export function writeRule({ interval, weekdays, place, until }: SeriesRule): string {
  const byDay = WEEKDAYS.filter((weekday) => weekdays.includes(weekday)).map((weekday) => `${place ?? ''}${weekday}`)
  return `FREQ=${place === null ? 'WEEKLY' : 'MONTHLY'};INTERVAL=${interval};BYDAY=${byDay.join(',')};UNTIL=${until.replaceAll('-', '')}`
}

/**
 * Reads such a rule, its parts in any order; every other rule is refused: `series_never_ends` where no last day is said, else
 * `series_rule_unreadable`.
 */
export function readRule(text: string): { ok: true; rule: SeriesRule } | { ok: false; code: 'series_never_ends' | 'series_rule_unreadable' } {
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string | undefined]))
  const [frequency, interval, byDay, until] = ['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL'].map((name) => parts.get(name) ?? '')
  if (until === '') return { ok: false, code: 'series_never_ends' }
  const lastDay = until!.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const days = byDay!.split(',').map((day) => /^(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(day))
  const places = new Set(days.map((day) => day?.[1] ?? null))
  const known = [...parts.keys()].every((name) => ['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL'].includes(name))
  const monthly = frequency === 'MONTHLY'
  const [place = null] = places
  const readable = known && (monthly || frequency === 'WEEKLY') && /^([1-4]?)$/.test(interval!) && isDay(lastDay) && days.every((day) => day !== null) && places.size === 1 && (place !== null) === monthly
  if (!readable) return { ok: false, code: 'series_rule_unreadable' }
  return { ok: true, rule: { interval: Number(interval || '1'), weekdays: days.map((day) => day![2] as Weekday), place: place === null ? null : (Number(place) as PlaceInMonth), until: lastDay } }
}

/** A rule that this site has written. @throws where it is none. */
export function ruleOf(text: string): SeriesRule {
  const read = readRule(text)
  if (!read.ok) throw new Error(`${read.code}: ${text}`)
  return read.rule
}
