import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { pathOf } from './loan-path'
import { writeState } from './loan-record.server'
import { stockMoved } from './stock-moved.server'

/** Nobody waits any more for the rest of a don fetched in parts: it is free again. @throws {DomainError} as commandLoan; 409 `not_a_gift`. */
export async function forgoRest(context: Context, input: LoanInput): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.hand_over', 'forgo_rest', async (tx, { loan, side, transition }) => {
    if (pathOf(loan.lines) !== 'gift') throw conflict('not_a_gift')
    const rest = loan.lines.reduce((sum, { quantityDue }) => sum + quantityDue, 0)
    await tx.loanLine.updateMany({ where: { loanId: loan.id, state: loan.state }, data: { state: transition.to, quantityDue: 0, quantityLost: 0, quantityHeld: 0 } })
    await writeState(tx, loan, transition.to, { closedAt: now })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { of: transition.command, rest })
    await stockMoved(tx, loan.lines.map(({ listingId }) => listingId), now)
    return {}
  })
}
