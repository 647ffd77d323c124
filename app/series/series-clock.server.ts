import { type Prisma, transaction } from '~/platform/database.server'
import type { Services } from '~/services.server'

import { lockSeries, type SeriesRecord, tellSeries } from './series-record.server'
import { mayMove } from './series-states'

/** At most that many of each kind a run; the next run goes on. */
const BATCH = 200

/**
 * What happens to series by the clock alone: those that nobody answers are reminded of once, at half time, and expire, as requests do.
 * Each in its own transaction, looked at again under its lock; one that fails does not keep the others waiting.
 * @throws {AggregateError} of all that failed, at the end.
 */
export async function runSeriesClock({ db }: Pick<Services, 'db'>, now: Date): Promise<void> {
  const failures: unknown[] = []
  const tick = async (where: Prisma.LoanSeriesWhereInput, command: 'expire' | 'remind', stillDue: (series: SeriesRecord) => boolean) => {
    for (const { id } of await db.loanSeries.findMany({ where: { ...where, state: 'pending' }, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } })) {
      await transaction(db, async (tx) => {
        const series = await lockSeries(tx, id)
        if (!mayMove(series.state, command, 'clock') || !stillDue(series)) return
        await tx.loanSeries.update({ where: { id }, data: command === 'expire' ? { state: 'expired', remindAt: null, expiresAt: null } : { remindAt: null }, select: { id: true } })
        await tellSeries(tx, series, command === 'expire' ? 'series.expired' : 'series.reminded', { side: 'clock' })
      }).catch((error: unknown) => void failures.push(error))
    }
  }
  await tick({ expiresAt: { lte: now } }, 'expire', ({ expiresAt }) => expiresAt !== null && expiresAt <= now)
  await tick({ remindAt: { lte: now } }, 'remind', ({ remindAt }) => remindAt !== null && remindAt <= now)
  if (failures.length > 0) throw new AggregateError(failures, `the clock of series failed ${failures.length} times`)
}
