import type { Transaction } from '~/platform/database.server'

import { tellLoan } from './loan-move.server'
import { findTransition, type LoanCommand } from './loan-states'

/** How requests end without anybody answering: with other lines that go on beside them, or whole. */
export interface Ending {
  state: 'cancelled' | 'declined'
  whole: LoanCommand
  part: LoanCommand
}

/**
 * Ends these lines of requests, and each request of which no other line is left; its sides are told of the lines it was. Runs in the
 * transaction of the cause, which holds the locks of the loans.
 */
export async function endLines(tx: Transaction, lines: readonly { id: string; loanId: string }[], { state, whole, part }: Ending): Promise<void> {
  if (lines.length === 0) return
  await tx.loanLine.updateMany({ where: { id: { in: lines.map(({ id }) => id) } }, data: { state } })
  const loans = await tx.loan.findMany({
    where: { id: { in: lines.map(({ loanId }) => loanId) } }, orderBy: { id: 'asc' },
    select: { id: true, lenderId: true, borrowerId: true, _count: { select: { lines: { where: { state: 'pending' } } } } },
  })
  const over = loans.filter(({ _count }) => _count.lines === 0)
  await tx.loan.updateMany({ where: { id: { in: over.map(({ id }) => id) } }, data: { state, remindAt: null, expiresAt: null, proposalSide: null } })
  await tx.loanProposal.updateMany({ where: { loanId: { in: over.map(({ id }) => id) }, state: 'open' }, data: { state: 'lapsed' } })
  for (const loan of loans) {
    const { events } = findTransition('pending', over.includes(loan) ? whole : part, 'clock')!
    await tellLoan(tx, loan, events, { side: 'clock' }, { lines: lines.filter(({ loanId }) => loanId === loan.id).map(({ id }) => id) })
  }
}
