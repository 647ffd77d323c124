import type { LoanSide } from 'prisma/generated/client'

import type { Transaction } from '~/platform/database.server'
import { dateOf, dayOf } from '~/platform/day-column'
import { emit } from '~/platform/outbox.server'
import { parisInstant } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

import { loansFrom } from './series-listing.server'
import { type SeriesRecord, tellSeries } from './series-record.server'

/**
 * Calls off the dates of a series that begin on or after a day, those that were moved there too; what is out stays out. What was
 * proposed for one of them means nothing any more. Runs in the transaction of the change, whose caller holds the lock of the annonce
 * and says what came free (`stockMoved`).
 * @param from `2027-06-12` @returns how many were called off.
 */
export async function cancelDatesFrom(tx: Transaction, series: SeriesRecord, from: string, side: LoanSide, { viewer, now }: Pick<Context, 'viewer' | 'now'>): Promise<number> {
  const ids = await loansFrom(tx, series.id, parisInstant(from))
  await tx.$queryRaw`select reference from loan where id = any(${ids}::uuid[]) order by id for update`
  const ofThese = { loanId: { in: ids } }
  await tx.loanProposal.updateMany({ where: { ...ofThese, state: 'open' }, data: { state: 'lapsed' } })
  await tx.loanLine.updateMany({ where: { ...ofThese, state: 'accepted' }, data: { state: 'cancelled', quantityHeld: 0 } })
  await tx.loan.updateMany({ where: { id: { in: ids } }, data: { state: 'cancelled', proposalSide: null, remindAt: null, expiresAt: null, toResolveAt: null } })

  const rest = await tx.loanLine.aggregate({ where: { state: { in: ['accepted', 'handed_over'] }, loan: { seriesId: series.id } }, _max: { endsAt: true } })
  const stoppedFrom = series.stoppedFrom && dayOf(series.stoppedFrom) < from ? series.stoppedFrom : dateOf(from)
  await tx.loanSeries.update({ where: { id: series.id }, data: { state: 'stopped', stoppedFrom, endsAt: rest._max.endsAt ?? now }, select: { id: true } })
  const organisationId = side === 'lender' ? series.lenderId : series.borrowerId
  await emit(tx, ...ids.map((id) => ({ kind: 'loan.cancelled' as const, subjectType: 'loan', subjectId: id, actorId: viewer.personId, organisationId, payload: { side, from: 'accepted', series: series.id } })))
  return ids.length
}

/** A change that waits for an answer has lost what it was to change. */
export async function dropChange(tx: Transaction, series: SeriesRecord): Promise<void> {
  const change = await tx.loanSeries.findFirst({ where: { replacesId: series.id, state: 'pending' }, select: { id: true, lenderId: true, borrowerId: true, replacesId: true } })
  if (!change) return
  await tx.loanSeries.update({ where: { id: change.id }, data: { state: 'cancelled', remindAt: null, expiresAt: null }, select: { id: true } })
  await tellSeries(tx, change, 'series.withdrawn', { side: 'clock' })
}
