import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { writeState } from './loan-record.server'
import { offerToWaiting } from './waiting-list.server'

/** The lender says no, and why: the borrower reads the reason; who waited behind her has their turn. @throws {DomainError} as commandLoan. */
export async function declineLoan(context: Context, input: LoanInput & { reason: string }): Promise<Moved> {
  return commandLoan(context, input, 'loan.decline', 'decline', async (tx, { loan, side, transition }) => {
    await writeState(tx, loan, transition.to, { answeredAt: context.now, declineReason: input.reason, remindAt: null, expiresAt: null })
    await tellLoan(tx, loan, transition.events, { side, personId: context.viewer.personId })
    await offerToWaiting(tx, loan.lines.map(({ listingId }) => listingId), context.now)
    return {}
  })
}
