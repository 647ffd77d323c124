import type { LoanState } from 'prisma/generated/client'

import type { Context } from '~/web/request-context.server'

import { keeperOf } from './keeper.server'
import { authorizeLoan } from './loan-move.server'
import { pathOf } from './loan-path'
import { readLoan } from './loan-record.server'
import { type Readings, readReadings } from './readings'

export type Step = 'hand_over' | 'return'

/**
 * What the forms of retrait and retour show: the lines, with what may leave or come back, and what was read off them last. `open` is
 * false where the loan has moved on: an old page then leads to the loan. @throws {DomainError} 404 `not_found`; 403 `forbidden`.
 */
export async function loanStep(context: Context, loanId: string, step: Step) {
  const loan = await readLoan(context.db, loanId)
  authorizeLoan(context.viewer, step === 'return' ? 'loan.return' : 'loan.hand_over', loan)
  const titles = await context.db.listing.findMany({ where: { id: { in: loan.lines.map((line) => line.listingId) } }, select: { id: true, title: true } })
  const noted = await context.db.conditionLine.findMany({ where: { report: { loanId } }, orderBy: { report: { notedAt: 'desc' } }, select: { lineId: true, readings: true } })
  const due = loan.lines.some((line) => line.quantityDue > 0)
  return {
    open: step === 'return' ? loan.state === 'handed_over' && pathOf(loan.lines) !== 'gift' : mayHandOver(loan.state, due) && pathOf(loan.lines) !== 'help',
    id: loan.id, reference: loan.reference, state: loan.state, path: pathOf(loan.lines),
    /** Who may send this form later, when the network is back. */
    keeper: keeperOf(context.viewer),
    /** A part has left already. */
    more: loan.state === 'handed_over',
    lines: loan.lines.map((line) => ({
      id: line.id, title: titles.find((listing) => listing.id === line.listingId)?.title ?? '', nature: line.listing.nature,
      most: step === 'return' ? line.quantityOut - line.quantityBack - line.quantityLost : loan.state === 'handed_over' ? line.quantityDue : line.quantityAccepted,
      conditionOut: line.conditionOut,
      /** What was read at the retrait: what the retour is held against. */
      before: (step === 'return' ? readReadings(noted.find(({ lineId }) => lineId === line.id)?.readings) : {}) satisfies Readings,
    })),
  }
}
export type LoanStep = Awaited<ReturnType<typeof loanStep>>

export const mayHandOver = (state: LoanState, due: boolean): boolean => state === 'accepted' || (state === 'handed_over' && due)
