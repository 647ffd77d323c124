import type { Transaction } from '~/platform/database.server'

import { tellLoan } from './loan-move.server'
import type { LoanLineRecord } from './loan-record.server'
import { findTransition } from './loan-states'

/**
 * The first yes is kept: whoever was asked for the same instead of these lines is released and told, in the transaction of that yes,
 * which holds the locks of their loans.
 */
export async function releaseOthers(tx: Transaction, promised: readonly LoanLineRecord[]): Promise<void> {
  const choices = promised.flatMap(({ choiceId }) => choiceId ?? [])
  if (choices.length === 0) return
  const released = await tx.loanLine.findMany({ where: { choiceId: { in: choices }, state: 'pending' }, select: { id: true, loanId: true } })
  await tx.loanLine.updateMany({ where: { id: { in: released.map(({ id }) => id) } }, data: { state: 'cancelled' } })
  const loans = await tx.loan.findMany({
    where: { id: { in: released.map(({ loanId }) => loanId) } }, orderBy: { id: 'asc' },
    select: { id: true, lenderId: true, borrowerId: true, _count: { select: { lines: { where: { state: 'pending' } } } } },
  })
  const over = loans.filter(({ _count }) => _count.lines === 0)
  await tx.loan.updateMany({ where: { id: { in: over.map(({ id }) => id) } }, data: { state: 'cancelled', remindAt: null, expiresAt: null, proposalSide: null } })
  await tx.loanProposal.updateMany({ where: { loanId: { in: over.map(({ id }) => id) }, state: 'open' }, data: { state: 'lapsed' } })
  for (const loan of loans) {
    const { events } = findTransition('pending', over.includes(loan) ? 'release' : 'release_part', 'clock')!
    await tellLoan(tx, loan, events, { side: 'clock' }, { lines: released.filter(({ loanId }) => loanId === loan.id).map(({ id }) => id) })
  }
}
