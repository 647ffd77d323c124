import type { Nature } from 'prisma/generated/client'

import type { Database } from '~/platform/database.server'
import { addDays } from '~/platform/paris-time'

import { freeWithin, type Hold } from './capacity'
import { availabilityByDay, type DayAvailability } from './daily-availability'
import { FOREVER, type LoanPeriod, type Period, wholeDays } from './loan-period'

export interface CountedListing {
  id: number
  nature: Nature
  stock: number
  lost: number
}

/**
 * What holds stock of these annonces at some instant of the window, seen at `now`. One query, rows of the window alone.
 * @param exceptLoan a loan, or several, that are to be planned anew: what they hold does not stand in their own way.
 */
export async function readHolds(db: Database, listingIds: number[], window: Period, now: Date, exceptLoan?: string | readonly string[]): Promise<(Hold & { listingId: number })[]> {
  const lines = await db.loanLine.findMany({
    where: {
      listingId: { in: listingIds }, state: { in: ['accepted', 'handed_over'] }, quantityHeld: { gt: 0 }, heldFrom: { lt: window.endsAt },
      ...(exceptLoan?.length && { loanId: { notIn: [exceptLoan].flat() } }),
      OR: [{ heldUntil: { gt: window.startsAt } }, { state: 'handed_over', endsAt: { lt: now } }],
    },
    select: { listingId: true, state: true, endsAt: true, heldFrom: true, heldUntil: true, quantityHeld: true },
  })
  return lines.map(({ quantityHeld, state, ...line }) => ({ ...line, state: state as Hold['state'], quantity: quantityHeld }))
}

/** The frise of several annonces at once, by id: two queries whatever their number. @param fromDay `2027-06-12` */
export async function dailyAvailabilities(db: Database, listings: CountedListing[], fromDay: string, days: number, now: Date): Promise<Map<number, DayAvailability[]>> {
  const ids = listings.map((listing) => listing.id)
  const window = wholeDays(fromDay, addDays(fromDay, days - 1))
  // A don promised for later is no longer there today: its window has no end.
  const seen = listings.some((listing) => listing.nature === 'don') ? { ...window, endsAt: FOREVER } : window
  const [holds, closures] = await Promise.all([
    readHolds(db, ids, seen, now),
    db.listingClosure.findMany({
      where: { listingId: { in: ids }, startsAt: { lt: window.endsAt }, endsAt: { gt: window.startsAt } },
      select: { listingId: true, startsAt: true, endsAt: true },
    }),
  ])
  return new Map(
    listings.map(({ id, nature, stock, lost }) => [
      id,
      availabilityByDay(
        { nature, usable: stock - lost, holds: holds.filter((hold) => hold.listingId === id), closures: closures.filter((closure) => closure.listingId === id) },
        fromDay, days, now,
      ),
    ]),
  )
}

/** The frise of one annonce: its days of Paris from `fromDay` (`2027-06-12`) on. */
export async function dailyAvailability(db: Database, listing: CountedListing, fromDay: string, days: number, now: Date): Promise<DayAvailability[]> {
  return (await dailyAvailabilities(db, [listing], fromDay, days, now)).get(listing.id)!
}

interface CountedWish {
  listing: CountedListing
  period: Pick<LoanPeriod, 'heldFrom' | 'heldUntil'>
}

/** How many are free during the whole of a loan's period, buffers included; for a don, how many remain. */
export const freeFor = async (db: Database, listing: CountedListing, period: CountedWish['period'], now: Date): Promise<number> => (await freeForEach(db, [{ listing, period }], now))[0]!

/** The same for each of several, in their order, each as if it were alone: one query whatever their number. @param exceptLoan as of readHolds */
export async function freeForEach(db: Database, wishes: readonly CountedWish[], now: Date, exceptLoan?: string): Promise<number[]> {
  if (wishes.length === 0) return []
  const windows = wishes.map(({ listing, period }) => (listing.nature === 'don' ? { startsAt: now, endsAt: FOREVER } : { startsAt: period.heldFrom, endsAt: period.heldUntil }))
  const around = { startsAt: new Date(Math.min(...windows.map(({ startsAt }) => startsAt.getTime()))), endsAt: new Date(Math.max(...windows.map(({ endsAt }) => endsAt.getTime()))) }
  const holds = await readHolds(db, wishes.map(({ listing }) => listing.id), around, now, exceptLoan)
  return wishes.map(({ listing: { id, stock, lost } }, i) => freeWithin(stock - lost, holds.filter((hold) => hold.listingId === id), windows[i]!, now))
}
