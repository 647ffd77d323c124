import { stockMoved } from '~/loans/stock-moved.server'
import { DomainError } from '~/platform/errors'
import { parisMoment } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

import { cancelDatesFrom, dropChange } from './cancel-dates.server'
import { commandSeries, tellSeries } from './series-record.server'

/**
 * Either side stops a series from a day on: all its dates from then on are called off at once, those before stay. What they held is
 * free again. @param from `2027-06-12`, today at the earliest
 * @throws {DomainError} as commandSeries; 422 `start_in_past`, `series_nothing_to_stop` on the field `from`.
 */
export async function stopSeries(context: Context, { seriesId, from }: { seriesId: string; from: string }): Promise<void> {
  const { now, viewer } = context
  await commandSeries(context, seriesId, 'series.stop', 'stop', async (tx, { series, side }) => {
    if (from < parisMoment(now).day) throw new DomainError('start_in_past', { field: 'from' })
    const cancelled = await cancelDatesFrom(tx, series, from, side, context)
    if (cancelled === 0) throw new DomainError('series_nothing_to_stop', { field: 'from' })
    await dropChange(tx, series)
    await tellSeries(tx, series, 'series.stopped', { side, personId: viewer.personId }, { dates: cancelled, from })
    await stockMoved(tx, [series.listingId], now)
  })
}
