import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { shortageOf } from './flag-uncovered.server'
import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { stockMoved } from './stock-moved.server'

export interface ResolveLoan extends LoanInput {
  /** What the two sides agreed on instead, by line id: at most what was accepted. */
  quantities?: Record<string, number>
}

/**
 * The two sides have settled a loan « à résoudre »: with fewer things, or in a way of their own (a replacement was found).
 * The shortage they settled is kept with the event, so that it is not raised again unless it grows.
 * @throws {DomainError} as commandLoan; 409 `nothing_to_resolve`; 422 `quantity_above_accepted`.
 */
export async function resolveLoan(context: Context, input: ResolveLoan): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.resolve', 'settle', async (tx, { loan, side, transition }) => {
    if (!loan.toResolveAt) throw conflict('nothing_to_resolve')
    for (const line of loan.lines) {
      const quantity = input.quantities?.[line.id] ?? line.quantityAccepted
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.quantityAccepted) {
        throw new DomainError('quantity_above_accepted', { field: `quantities.${line.id}`, details: { accepted: line.quantityAccepted } })
      }
      if (quantity === line.quantityAccepted) continue
      await tx.loanLine.update({ where: { id: line.id }, data: { quantityAccepted: quantity, quantityHeld: quantity }, select: { id: true } })
    }
    const listingIds = loan.lines.map((line) => line.listingId)
    const missing = await shortageOf(tx, loan.id, listingIds, now)
    await tx.loan.update({ where: { id: loan.id }, data: { toResolveAt: null }, select: { id: true } })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { missing })
    await stockMoved(tx, listingIds, now)
    return {}
  })
}
