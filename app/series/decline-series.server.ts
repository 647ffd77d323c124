import type { Context } from '~/web/request-context.server'

import { commandSeries, tellSeries } from './series-record.server'

const OVER = { remindAt: null, expiresAt: null } as const

/** The side that was asked says no, and why; of a change, the series stays as it was. @throws {DomainError} as commandSeries. */
export async function declineSeries(context: Context, { seriesId, reason }: { seriesId: string; reason: string }): Promise<void> {
  const { now, viewer } = context
  await commandSeries(context, seriesId, 'series.answer', 'decline', async (tx, { series, side }) => {
    await tx.loanSeries.update({ where: { id: seriesId }, data: { state: 'declined', declineReason: reason, answeredAt: now, ...OVER }, select: { id: true } })
    await tellSeries(tx, series, 'series.declined', { side, personId: viewer.personId })
  })
}

/** Who proposed it takes it back before its answer. @throws {DomainError} as commandSeries. */
export async function withdrawSeries(context: Context, { seriesId }: { seriesId: string }): Promise<void> {
  await commandSeries(context, seriesId, 'series.withdraw', 'withdraw', async (tx, { series, side }) => {
    await tx.loanSeries.update({ where: { id: seriesId }, data: { state: 'cancelled', ...OVER }, select: { id: true } })
    await tellSeries(tx, series, 'series.withdrawn', { side, personId: context.viewer.personId })
  })
}
