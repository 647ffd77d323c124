import type { Nature } from 'prisma/generated/client'

import { isDay, isTime, parisInstant, parisMoment } from '~/platform/paris-time'

import { countsDays, daysOf, type Period, wholeDays } from './loan-period'

/** Dates of an event as a person types them, on the wall clock of Paris: `2027-06-12`, `14:00`. */
export interface TypedDates {
  start: string
  /** Empty: the first day. A day is included. */
  end?: string | undefined
  startTime?: string | undefined
  endTime?: string | undefined
}

export type DateField = keyof TypedDates

/**
 * The half-open period of an event. Where whole days count, hours are ignored and the last day is included; where minutes
 * count, both hours are needed.
 */
export function eventPeriod(nature: Nature, typed: TypedDates): { ok: true; event: Period } | { ok: false; code: string; field: DateField } {
  const end = typed.end || typed.start
  if (!isDay(typed.start)) return refused(typed.start ? 'invalid_date' : 'required', 'start')
  if (!isDay(end)) return refused('invalid_date', 'end')
  if (countsDays(nature)) return end < typed.start ? refused('end_before_start', 'end') : { ok: true, event: wholeDays(typed.start, end) }

  for (const field of ['startTime', 'endTime'] as const) {
    if (!isTime(typed[field] ?? '')) return refused(typed[field] ? 'invalid_time' : 'required', field)
  }
  const event = { startsAt: parisInstant(typed.start, typed.startTime), endsAt: parisInstant(end, typed.endTime) }
  return event.endsAt <= event.startsAt ? refused('end_before_start', end === typed.start ? 'endTime' : 'end') : { ok: true, event }
}

/** The dates of an event as a person would type them. */
export function typedEventOf({ startsAt, endsAt }: Period, nature: Nature): Required<TypedDates> {
  if (countsDays(nature)) {
    const { first, last } = daysOf({ startsAt, endsAt })
    return { start: first, end: last, startTime: '', endTime: '' }
  }
  const [start, end] = [parisMoment(startsAt), parisMoment(endsAt)]
  return { start: start.day, end: end.day, startTime: start.time, endTime: end.time }
}

const refused = (code: string, field: DateField) => ({ ok: false as const, code, field })
