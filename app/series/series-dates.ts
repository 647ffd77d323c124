import ICAL from 'ical.js'
import type { Nature } from 'prisma/generated/client'

import { countsDays, type Period, wholeDays } from '~/loans/loan-period'
import { addDays, daysBetween, parisInstant, weekdayOf } from '~/platform/paris-time'

import { type Rhythm, type SeriesRule, WEEKDAYS, writeRule } from './series-rule'

/** Two a week for a year; a longer series is asked for again. */
export const MOST_DATES = 104
export const MOST_DAYS = 366

/** From when to when on a day, on the wall clock of Paris: `18:00`. An end that comes before the start is on the next day. */
export interface Times {
  startTime: string
  endTime: string
}

type Expanded = { ok: true; days: string[] } | { ok: false; code: string; field: 'start' | 'until'; details?: Record<string, number> }

/**
 * The days of a rule from `start` on, the first and the last included, in order: `2027-06-12`. The rule's first week or month is that of
 * its first day. Refused with `end_before_start`, `series_too_long`, `series_empty`, `series_too_many`.
 */
export function expandRule(rule: SeriesRule, start: string): Expanded {
  if (rule.until < start) return { ok: false, code: 'end_before_start', field: 'until' }
  if (daysBetween(start, rule.until) + 1 > MOST_DAYS) return { ok: false, code: 'series_too_long', field: 'until', details: { max: MOST_DAYS } }
  const first = firstDayOf(rule, start)
  if (first > rule.until) return { ok: false, code: 'series_empty', field: 'until' }
  const days = occurrences(writeRule(rule), first)
  return days.length > MOST_DATES ? { ok: false, code: 'series_too_many', field: 'until', details: { max: MOST_DATES } } : { ok: true, days }
}

/** At most one more than a series may have. */
function occurrences(rule: string, first: string): string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first))
  const days: string[] = []
  for (let next = iterator.next(); next && days.length <= MOST_DATES; next = iterator.next()) days.push(next.toString())
  return days
}

/** The first day of a rhythm from a day on: its DTSTART. */
export function firstDayOf(rhythm: Rhythm, from: string): string {
  for (let day = from; ; day = addDays(day, 1)) if (isOfRhythm(rhythm, day)) return day
}

function isOfRhythm({ weekdays, place }: Rhythm, day: string): boolean {
  if (!weekdays.includes(WEEKDAYS[weekdayOf(day) - 1]!)) return false
  if (place === null) return true
  return place === -1 ? !sameMonth(day, addDays(day, 7)) : sameMonth(day, addDays(day, -7 * (place - 1))) && !sameMonth(day, addDays(day, -7 * place))
}

const sameMonth = (a: string, b: string) => a.slice(0, 7) === b.slice(0, 7)

/**
 * What is asked for on one day: the whole of it, or its hours on the wall clock, whatever the clocks do that night. In the hour that a
 * night skips the later side is meant, in the one it repeats the first, as everywhere here.
 */
export function eventOn(day: string, nature: Nature, times: Times | null): Period {
  if (countsDays(nature) || times === null) return wholeDays(day, day)
  const { startTime, endTime } = times
  return { startsAt: parisInstant(day, startTime), endsAt: parisInstant(endTime < startTime ? addDays(day, 1) : day, endTime) }
}
