import { DomainError, notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { acceptLoan } from './accept-loan.server'
import type { Moved } from './loan-move.server'

export interface PromiseGift {
  listingId: number
  loanId: string
  quantity: number
}

/**
 * The giver promises a don to one of those who ask for it, all or less than was asked; the others go on asking.
 * @throws {DomainError} as acceptLoan; 404 `not_found` where this request does not ask for this don alone.
 */
export async function promiseGift(context: Context, { listingId, loanId, quantity }: PromiseGift): Promise<Moved> {
  const lines = isUuid(loanId) ? await context.db.loanLine.findMany({ where: { loanId, state: { notIn: ['declined', 'cancelled'] } }, select: { id: true, listingId: true, quantityAsked: true } }) : []
  const [line, ...others] = lines
  if (line?.listingId !== listingId || others.length > 0) throw notFound()
  if (quantity > line.quantityAsked) throw new DomainError('quantity_above_asked', { field: 'quantity', details: { asked: line.quantityAsked } })
  return acceptLoan(context, { loanId, expectedState: 'pending', quantities: { [line.id]: quantity } })
}
