import { freeWithin } from '~/loans/capacity'
import { readHolds } from '~/loans/availability.server'
import { availabilityByDay, type DayAvailability } from '~/loans/daily-availability'
import { daysOf, FOREVER, type LoanMoment, loanPeriod, type LoanTerms, type Period, wholeDays } from '~/loans/loan-period'
import type { Database } from '~/platform/database.server'
import { addDays, daysBetween, parisMoment } from '~/platform/paris-time'

export interface AskedListing extends LoanTerms {
  id: number
  stock: number
  lost: number
}

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

/** What is free of these annonces, and their frise around the event: two queries whatever their number, one where only gifts ask. */
export async function availabilityOf(db: Database, listings: AskedListing[], event: Period | null, now: Date): Promise<Map<number, FoundAvailability>> {
  const asked = event ? listings : listings.filter(({ nature }) => nature === 'don')
  const periods = new Map(asked.filter(({ nature }) => nature !== 'don').map((listing) => [listing.id, loanPeriod(event!, listing)]))
  const around = event && daysAround(event, now)
  const shown = around && wholeDays(around.first, addDays(around.first, around.count - 1))
  const window = hull([...[...periods.values()].map(({ heldFrom, heldUntil }) => ({ startsAt: heldFrom, endsAt: heldUntil })), ...(shown ? [shown] : []),
    ...(periods.size < asked.length ? [{ startsAt: now, endsAt: FOREVER }] : [])])
  const ids = asked.map(({ id }) => id)
  const [holds, closures] = await Promise.all([
    window ? readHolds(db, ids, window, now) : [],
    shown && ids.length > 0
      ? db.listingClosure.findMany({ where: { listingId: { in: ids }, startsAt: { lt: shown.endsAt }, endsAt: { gt: shown.startsAt } }, select: { listingId: true, startsAt: true, endsAt: true } })
      : [],
  ])

  return new Map(listings.map((listing): [number, FoundAvailability] => {
    const period = periods.get(listing.id)
    const usable = listing.stock - listing.lost
    const own = holds.filter((hold) => hold.listingId === listing.id)
    if (listing.nature === 'don') return [listing.id, { free: freeWithin(usable, own, { startsAt: now, endsAt: FOREVER }, now), pickup: null, return: null, days: [] }]
    if (!period || !around) return [listing.id, { free: null, pickup: null, return: null, days: [] }]
    const capacity = { nature: listing.nature, usable, holds: own, closures: closures.filter((closure) => closure.listingId === listing.id) }
    return [listing.id, {
      free: freeWithin(usable, own, { startsAt: period.heldFrom, endsAt: period.heldUntil }, now), pickup: period.pickup, return: period.return,
      days: availabilityByDay(capacity, around.first, around.count, now),
    }]
  }))
}

/** The shortest period that holds all of them; null for none. */
function hull(periods: Period[]): Period | null {
  if (periods.length === 0) return null
  return {
    startsAt: new Date(Math.min(...periods.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...periods.map(({ endsAt }) => endsAt.getTime()))),
  }
}
