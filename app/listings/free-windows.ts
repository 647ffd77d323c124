import type { Period } from '~/loans/loan-period'
import { addDays } from '~/platform/paris-time'

import { eventOf } from './search-params'

/** Dates to ask for instead, as an address says them, and the event they mean. */
export interface OtherDates {
  from: string
  to: string
  event: Period
}

/** Days looked at before and after, one by one. */
const NEAR_DAYS = 28
/** Weeks looked at after that, where nothing nearer is free. */
const FAR_WEEKS = 52

/**
 * The nearest dates of the same length, and at the same hours, at which something is free: the nearest before and after, and the
 * nearest on the same days of the week, in the order of the calendar. Where four weeks around hold nothing, the first free week after.
 * @param asked `from` and `to` of the search, as in `SearchParams`. @param isFree of an event, half-open.
 */
export function nearestDates(asked: { from: string; to: string }, now: Date, isFree: (event: Period) => boolean): OtherDates[] {
  const shifted = (days: number): OtherDates | null => {
    const [from, to] = [moved(asked.from, days), moved(asked.to, days)]
    const event = eventOf({ from, to }, now)
    return event && isFree(event) ? { from, to, event } : null
  }
  const first = (shifts: readonly number[]): OtherDates | null => {
    for (const days of shifts) {
      const found = shifted(days)
      if (found) return found
    }
    return null
  }
  const near = [first(DAYS_BEFORE), first(WEEKS_BEFORE), first(DAYS_AFTER), first(WEEKS_AFTER)].filter((dates) => dates !== null)
  const found = near.length > 0 ? near : [first(WEEKS_FAR)].filter((dates) => dates !== null)
  return [...new Map(found.map((dates) => [dates.from, dates])).values()].sort((a, b) => a.event.startsAt.getTime() - b.event.startsAt.getTime())
}

const upTo = (count: number, step: number) => Array.from({ length: count }, (_, i) => (i + 1) * step)
const DAYS_AFTER = upTo(NEAR_DAYS, 1)
const DAYS_BEFORE = upTo(NEAR_DAYS, -1)
const WEEKS_AFTER = upTo(NEAR_DAYS / 7, 7)
const WEEKS_BEFORE = upTo(NEAR_DAYS / 7, -7)
const WEEKS_FAR = upTo(FAR_WEEKS, 7).slice(NEAR_DAYS / 7)

/** `2027-06-12T09:00` a week later is `2027-06-19T09:00`. */
const moved = (moment: string, days: number) => moment && addDays(moment.slice(0, 10), days) + moment.slice(10)
