import type { LoanSide } from 'prisma/generated/client'

import { newReference } from '~/loans/loan-reference.server'
import { answerDeadlines } from '~/loans/request-rules'
import type { Transaction } from '~/platform/database.server'
import { dateOf } from '~/platform/day-column'
import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { daysOfWish, judgeNow, type SeriesListing } from './series-listing.server'
import { tellSeries } from './series-record.server'
import { writeRule } from './series-rule'
import type { SeriesWish } from './typed-series'

export interface NewSeries {
  listing: SeriesListing
  borrowerId: string
  unverified: boolean
  /** Who proposes it; the other side answers. */
  side: LoanSide
  wish: SeriesWish
  /** Of the days of the wish those that are asked for: `2027-06-12`. The others are kept as left out. */
  days: readonly string[]
  purpose: string
  message: string
  /** The series that it changes, and its loans that it would take the place of. */
  replaces?: { seriesId: string; loanIds: readonly string[] }
}

/**
 * Writes a series that waits for its answer, with its exact dates; nothing is held by it.
 * @throws {DomainError} as daysOfWish; 422 `series_no_date` on `days`; 409 `series_dates_taken` with how many of the days cannot be had.
 */
export async function writeSeries(tx: Transaction, { viewer, now }: Pick<Context, 'viewer' | 'now'>, series: NewSeries): Promise<string> {
  const { listing, wish, side, replaces, borrowerId, unverified, purpose, message } = series
  const chosen = new Set(series.days)
  const dates = await judgeNow(tx, daysOfWish(wish, listing), { listing, quantity: wish.quantity, wants: (day) => chosen.has(day), replacedLoans: replaces?.loanIds ?? [] }, now)
  const asked = dates.filter(({ day }) => chosen.has(day))
  if (asked.length === 0) throw new DomainError('series_no_date', { field: 'days' })
  if (asked.length < chosen.size) throw new DomainError('invalid', { field: 'days' })
  const impossible = asked.filter(({ problem }) => problem !== null)
  if (impossible.length > 0) throw conflict('series_dates_taken', { count: impossible.length })

  const created = await tx.loanSeries.create({
    data: {
      reference: `S-${await newReference(tx)}`, listingId: listing.id, lenderId: listing.organisationId, borrowerId, askedById: viewer.personId, proposedBy: side, unverified,
      quantity: wish.quantity, purpose, message, rule: writeRule(wish.rule), firstDay: dateOf(dates[0]!.day), startTime: wish.times?.startTime ?? null, endTime: wish.times?.endTime ?? null,
      skipPublicHolidays: wish.skipPublicHolidays, skipSchoolHolidays: wish.skipSchoolHolidays, replacesId: replaces?.seriesId ?? null, replacesFrom: replaces ? dateOf(wish.start) : null,
      endsAt: asked.at(-1)!.period.endsAt, ...answerDeadlines(asked[0]!.period.startsAt, now), createdAt: now,
      dates: {
        createMany: {
          data: dates.map(({ day, event, period }) => ({
            day: dateOf(day), asked: chosen.has(day), eventStartsAt: event.startsAt, eventEndsAt: event.endsAt, startsAt: period.startsAt, endsAt: period.endsAt,
          })),
        },
      },
    },
    select: { id: true, lenderId: true, borrowerId: true, replacesId: true },
  })
  await tellSeries(tx, created, 'series.asked', { side, personId: viewer.personId }, { dates: asked.length })
  return created.id
}
