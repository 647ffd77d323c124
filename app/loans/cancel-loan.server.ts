import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { writeState } from './loan-record.server'
import { stockMoved } from './stock-moved.server'
import { offerToWaiting } from './waiting-list.server'

/**
 * The borrower withdraws a request; once accepted and until the retrait, either side withdraws. What it held is free again,
 * which may cover a loan that was to be resolved. @throws {DomainError} as commandLoan.
 */
export async function cancelLoan(context: Context, input: LoanInput): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.cancel', 'cancel', async (tx, { loan, side, transition }) => {
    await writeState(tx, loan, transition.to, { remindAt: null, expiresAt: null, toResolveAt: null })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { from: loan.state })
    await (loan.state === 'accepted' ? stockMoved : offerToWaiting)(tx, loan.lines.map((line) => line.listingId), now)
    return {}
  })
}
