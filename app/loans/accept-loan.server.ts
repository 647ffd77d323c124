import { DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved } from './loan-move.server'
import type { LoanLineRecord } from './loan-record.server'
import { eventOf, promiseTerms } from './promise-terms.server'

export interface AcceptLoan extends LoanInput {
  /** How many of each line (by its id), none to refuse it; what is not named is accepted as asked. */
  quantities?: Record<string, number>
}

/**
 * The lender promises the loan, line by line.
 * @throws {DomainError} as commandLoan and promiseTerms; 409 `not_available` with what is free; 422 `quantity_above_asked`.
 */
export async function acceptLoan(context: Context, input: AcceptLoan): Promise<Moved> {
  return commandLoan(context, input, 'loan.accept', 'accept', async (tx, move) => {
    await promiseTerms(tx, move, move.loan.lines.map((line) => ({ line, event: eventOf(line), quantity: acceptedOf(line, input.quantities?.[line.id]) })), context)
    return {}
  })
}

function acceptedOf(line: LoanLineRecord, wanted = line.quantityAsked): number {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > line.quantityAsked) {
    throw new DomainError('quantity_above_asked', { field: `quantities.${line.id}`, details: { asked: line.quantityAsked } })
  }
  return wanted
}
