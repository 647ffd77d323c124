import { conflict, DomainError } from '~/platform/errors'
import { parisInstant, parisMoment } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

import { loansFrom, seriesListing } from './series-listing.server'
import { commandSeries } from './series-record.server'
import type { SeriesWish } from './typed-series'
import { writeSeries } from './write-series.server'

export interface ChangeSeries {
  seriesId: string
  /** Its first day is the one from which the dates of before are called off. */
  wish: SeriesWish
  days: readonly string[]
  message: string
}

/**
 * Either side proposes another rhythm, other hours or another end from a day on: a series that waits for the other side, and in whose
 * way the dates that it replaces do not stand. Until it is accepted nothing changes.
 * @throws {DomainError} as commandSeries and writeSeries; 409 `series_change_open` while another one waits; 422 `start_in_past` on `du`.
 */
export async function changeSeries(context: Context, { seriesId, wish, days, message }: ChangeSeries): Promise<{ seriesId: string }> {
  const { now } = context
  return commandSeries(context, seriesId, 'series.change', 'change', async (tx, { series, side }) => {
    if (wish.start < parisMoment(now).day) throw new DomainError('start_in_past', { field: 'du' })
    if ((await tx.loanSeries.count({ where: { replacesId: seriesId, state: 'pending' } })) > 0) throw conflict('series_change_open')
    const listing = await seriesListing(tx, series.listingId, now)
    const loanIds = await loansFrom(tx, seriesId, parisInstant(wish.start))
    const { borrowerId, unverified, purpose } = series
    return { seriesId: await writeSeries(tx, context, { listing, borrowerId, unverified, side, wish, days, purpose, message, replaces: { seriesId, loanIds } }) }
  })
}
