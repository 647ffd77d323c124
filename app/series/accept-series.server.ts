import { countsDays } from '~/loans/loan-period'
import { refuseParties } from '~/loans/promise-terms.server'
import { stockMoved } from '~/loans/stock-moved.server'
import { dayOf } from '~/platform/day-column'
import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { cancelDatesFrom } from './cancel-dates.server'
import { heldBy, promiseDates, type SeriesDate } from './promise-dates.server'
import { coverDates } from './series-cover'
import { holdsAround } from './series-listing.server'
import { commandSeries, readSeries, type SeriesRecord, tellSeries } from './series-record.server'

export interface AcceptSeries {
  seriesId: string
  /** Of the days that were asked for those that are promised: `2027-06-12`. */
  days: readonly string[]
}

/**
 * Promises the dates of a series, those of `days` and no other: each is a loan from now on. What a change takes the place of is called
 * off in the same transaction. Where one of them can no longer be had nothing is done.
 * @throws {DomainError} as commandSeries; 422 `series_no_date`; 409 `series_dates_taken` with how many of the days; 409 `listing_not_open`,
 * `borrower_not_allowed`, `listing_changed` as of a loan.
 */
export async function acceptSeries(context: Context, { seriesId, days }: AcceptSeries): Promise<void> {
  const { now, viewer } = context
  await commandSeries(context, seriesId, 'series.answer', 'accept', async (tx, { series, side }) => {
    refuseWhatMayNotBe(series)
    const dates = chosenOf(series, days)
    if (series.replacesId) await cancelDatesFrom(tx, await readSeries(tx, series.replacesId), dayOf(series.replacesFrom!), side, context)
    const periods = dates.map((date) => heldBy(date, series))
    const holds = await holdsAround(tx, series.listingId, periods, [], now)
    const covers = coverDates(periods, holds, series.listing.stock - series.listing.lost, series.quantity, now)
    const impossible = dates.filter(({ endsAt }, i) => endsAt <= now || !covers[i]!.free).length
    if (impossible > 0) throw conflict('series_dates_taken', { count: impossible })

    await promiseDates(tx, series, dates, side, context)
    await tx.loanSeries.update({ where: { id: seriesId }, data: { state: 'accepted', answeredAt: now, remindAt: null, expiresAt: null, endsAt: dates.at(-1)!.endsAt }, select: { id: true } })
    await tellSeries(tx, series, 'series.accepted', { side, personId: viewer.personId }, { dates: dates.length, asked: series.dates.filter(({ asked }) => asked).length })
    if (series.replacesId) await stockMoved(tx, [series.listingId], now)
  })
}

function refuseWhatMayNotBe({ lender, borrower, listing, startTime }: SeriesRecord): void {
  refuseParties({ lender, borrower })
  if (listing.nature === 'don' || countsDays(listing.nature) !== (startTime === null)) throw conflict('listing_changed')
}

/** @throws {DomainError} 422 `series_no_date` where none is left, `invalid` for a day that was not asked for. */
function chosenOf(series: SeriesRecord, days: readonly string[]): SeriesDate[] {
  const chosen = new Set(days)
  const dates = series.dates.filter(({ asked, day }) => asked && chosen.has(dayOf(day)))
  if (dates.length === 0) throw new DomainError('series_no_date', { field: 'days' })
  if (dates.length < chosen.size) throw new DomainError('invalid', { field: 'days' })
  return dates
}
