import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { writeState } from './loan-record.server'

/** The lender says that all is settled after the retour; the clock says so a week later. @throws {DomainError} as commandLoan. */
export async function closeLoan(context: Context, input: LoanInput): Promise<Moved> {
  return commandLoan(context, input, 'loan.close', 'close', async (tx, { loan, side, transition }) => {
    await writeState(tx, loan, transition.to, { closedAt: context.now })
    await tellLoan(tx, loan, transition.events, { side, personId: context.viewer.personId })
    return {}
  })
}
