import { freeWithin } from '~/loans/capacity'
import { availabilityByDay, type DayAvailability } from '~/loans/daily-availability'
import { daysOf, FOREVER, type LoanMoment, loanPeriod, type Period, wholeDays } from '~/loans/loan-period'
import { addDays, daysBetween, parisMoment } from '~/platform/paris-time'

import { closuresWithin, holdsWithin } from './calendar/calendar'
import type { CalendarListing } from './calendar/listing-columns'
import { TERMS } from './calendar/numbering'

/** What of an annonce is free for the event asked. */
export interface FoundAvailability {
  /** Of the usable stock, during the whole loan with its buffers; null where nothing depends on dates that nobody gave. */
  free: number | null
  /** The days of retrait and retour, where the lender's days widen the event. */
  pickup: LoanMoment | null
  return: LoanMoment | null
  /** The days around the event; none without dates, or for a don. */
  days: DayAvailability[]
}

const MARGIN = 4
const FEWEST_DAYS = 14
const MOST_DAYS = 31

/** The days shown around an event, none before today, in Paris. */
export function daysAround(event: Period, now: Date): { first: string; count: number } {
  const { first, last } = daysOf(event)
  const today = parisMoment(now).day
  const start = addDays(first, -MARGIN) < today ? today : addDays(first, -MARGIN)
  return { first: start, count: Math.min(Math.max(daysBetween(start, last) + 1 + MARGIN, FEWEST_DAYS), MOST_DAYS) }
}

/** What is free of an annonce, and its frise around the event. */
export function availabilityOf(listing: CalendarListing, event: Period | null, now: Date): FoundAvailability {
  const { stock, lost, bufferBefore, bufferAfter } = listing
  const terms = TERMS[listing.terms]!
  const usable = stock - lost
  const nothing = { pickup: null, return: null, days: [] }
  if (terms.nature === 'don') {
    const forEver = { startsAt: now, endsAt: FOREVER }
    return { free: freeWithin(usable, holdsWithin(listing, forEver, now), forEver, now), ...nothing }
  }
  if (!event) return { free: null, ...nothing }
  const period = loanPeriod(event, { ...terms, bufferBefore, bufferAfter })
  const held = { startsAt: period.heldFrom, endsAt: period.heldUntil }
  const { first, count } = daysAround(event, now)
  const shown = wholeDays(first, addDays(first, count - 1))
  const capacity = { nature: terms.nature, usable, holds: holdsWithin(listing, shown, now), closures: closuresWithin(listing, shown) }
  return {
    free: freeWithin(usable, holdsWithin(listing, held, now), held, now), pickup: period.pickup, return: period.return,
    days: availabilityByDay(capacity, first, count, now),
  }
}
