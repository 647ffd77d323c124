import { readHolds } from '~/loans/availability.server'
import type { Hold } from '~/loans/capacity'
import type { LoanPeriod } from '~/loans/loan-period'
import type { Lender } from '~/loans/request-rules'
import { type Database, type Prisma } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'

import { type DateProblem, judgeDates, type SeriesDay, seriesDays } from './judge-dates'
import { expandRule } from './series-dates'
import type { SeriesWish } from './typed-series'

const LISTING = { organisation: { select: { id: true, name: true, communeInsee: true, status: true } } } as const satisfies Prisma.ListingInclude

/** The annonce of a series, with what decides about its dates. A don is given once. @throws {DomainError} 404 `not_found`. */
export async function seriesListing(db: Database, id: number, now: Date) {
  const listing = await db.listing.findUnique({ where: { id }, include: { ...LISTING, closures: { where: { endsAt: { gt: now } } } } })
  if (!listing || listing.nature === 'don') throw notFound()
  return listing
}
export type SeriesListing = Awaited<ReturnType<typeof seriesListing>>

/** A date, and what stands against it. */
export interface JudgedDay extends SeriesDay {
  problem: DateProblem | null
}

/** The days of a wish. @throws {DomainError} 422 on the field of the address: `series_too_long`, `series_too_many`, `series_empty`, `end_before_start`. */
export function daysOfWish({ rule, start, times }: SeriesWish, listing: SeriesListing): SeriesDay[] {
  const expanded = expandRule(rule, start)
  if (!expanded.ok) throw new DomainError(expanded.code, { field: expanded.field === 'start' ? 'du' : 'au', ...(expanded.details && { details: expanded.details }) })
  return seriesDays(expanded.days, times, listing)
}

/** What stands against each of these dates now: one query, however many they are. @param replacedLoans what it is to replace does not stand in its way */
export async function judgeNow(db: Database, dates: readonly SeriesDay[], { listing, quantity, wants, replacedLoans }: { listing: SeriesListing; quantity: number; wants: (day: string) => boolean; replacedLoans: readonly string[] }, now: Date): Promise<JudgedDay[]> {
  const holds = await holdsAround(db, listing.id, dates.map(({ period }) => period), replacedLoans, now)
  const problems = judgeDates(dates, { listing, holds, quantity, wants }, now)
  return dates.map((date, i) => ({ ...date, problem: problems[i]! }))
}

/** What is promised of an annonce while any of these dates would hold it. */
export async function holdsAround(db: Database, listingId: number, periods: readonly Pick<LoanPeriod, 'heldFrom' | 'heldUntil'>[], replacedLoans: readonly string[], now: Date): Promise<Hold[]> {
  const from = Math.min(...periods.map(({ heldFrom }) => heldFrom.getTime()))
  const until = Math.max(...periods.map(({ heldUntil }) => heldUntil.getTime()))
  return readHolds(db, [listingId], { startsAt: new Date(from), endsAt: new Date(until) }, now, replacedLoans)
}

/** The loans of a series that begin on or after a day and can still be called off, in the order of their ids. @param from an instant */
export const loansFrom = async (db: Database, seriesId: string, from: Date): Promise<string[]> =>
  (await db.loan.findMany({ where: { seriesId, state: 'accepted', lines: { some: { state: 'accepted', eventStartsAt: { gte: from } } } }, orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id)

/** The lender, as the rules of who may ask look at her. */
export const lenderOf = ({ organisation, audience }: SeriesListing): Lender => ({ organisationId: organisation.id, communeInsee: organisation.communeInsee, status: organisation.status, audience })
