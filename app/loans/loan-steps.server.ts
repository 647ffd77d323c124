import type { Context } from '~/web/request-context.server'

import { authorizeLoan } from './loan-move.server'
import { readLoan } from './loan-record.server'

/**
 * What the forms of retrait and retour show: the lines, with what may leave or come back. `open` is false where the loan has
 * moved on: an old page then leads to the loan. @throws {DomainError} 404 `not_found`; 403 `forbidden`.
 */
export async function loanStep(context: Context, loanId: string, step: 'hand_over' | 'return') {
  const loan = await readLoan(context.db, loanId)
  authorizeLoan(context.viewer, step === 'return' ? 'loan.return' : 'loan.hand_over', loan)
  const titles = await context.db.listing.findMany({ where: { id: { in: loan.lines.map((line) => line.listingId) } }, select: { id: true, title: true } })
  return {
    open: loan.state === (step === 'return' ? 'handed_over' : 'accepted'),
    id: loan.id, reference: loan.reference, state: loan.state, gift: loan.lines.every((line) => line.listing.nature === 'don'),
    lines: loan.lines.map((line) => ({
      id: line.id, title: titles.find((listing) => listing.id === line.listingId)?.title ?? '',
      most: step === 'return' ? line.quantityOut - line.quantityBack - line.quantityLost : line.quantityAccepted,
      conditionOut: line.conditionOut,
    })),
  }
}
export type LoanStep = Awaited<ReturnType<typeof loanStep>>
