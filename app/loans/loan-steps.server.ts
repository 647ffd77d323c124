import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { authorizeLoan } from './loan-move.server'
import { readLoan } from './loan-record.server'

/**
 * What the forms of retrait and retour show: the lines, with what may leave or come back. Opened from an old page, it says
 * where the loan is now. @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `wrong_state`.
 */
export async function loanStep(context: Context, loanId: string, step: 'hand_over' | 'return') {
  const loan = await readLoan(context.db, loanId)
  authorizeLoan(context.viewer, step === 'return' ? 'loan.return' : 'loan.hand_over', loan)
  const expected = step === 'return' ? 'handed_over' : 'accepted'
  if (loan.state !== expected) throw conflict('wrong_state', { state: loan.state, command: step })
  const titles = await context.db.listing.findMany({ where: { id: { in: loan.lines.map((line) => line.listingId) } }, select: { id: true, title: true } })
  return {
    id: loan.id, reference: loan.reference, state: loan.state, gift: loan.lines.every((line) => line.listing.nature === 'don'),
    lines: loan.lines.map((line) => ({
      id: line.id, title: titles.find((listing) => listing.id === line.listingId)?.title ?? '',
      most: step === 'return' ? line.quantityOut - line.quantityBack - line.quantityLost : line.quantityAccepted,
      conditionOut: line.conditionOut,
    })),
  }
}
export type LoanStep = Awaited<ReturnType<typeof loanStep>>
