import type { DepositMeans, LoanState } from 'prisma/generated/client'

import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { type LoanInput, onLockedLoan, tellLoan } from './loan-move.server'

/** A caution changes hands around the retrait; it is given back whatever became of the loan. */
const RECEIVED_IN: readonly LoanState[] = ['accepted', 'handed_over']

export interface ReceiveDeposit extends LoanInput {
  cents: number
  means: DepositMeans
}

/**
 * The lender notes that she has received a caution: the site moves no money.
 * @throws {DomainError} 404, 403; 409 `wrong_state`, `deposit_received`; 422 `too_small`.
 */
export async function receiveDeposit({ db, viewer, now }: Context, { loanId, cents, means }: ReceiveDeposit): Promise<void> {
  await onLockedLoan({ db, viewer }, loanId, 'loan.record_deposit', async (tx, loan) => {
    if (!RECEIVED_IN.includes(loan.state)) throw conflict('wrong_state', { state: loan.state })
    if (cents < 1) throw new DomainError('too_small', { field: 'amount', details: { min: 1 } })
    if (await tx.loanDeposit.findUnique({ where: { loanId }, select: { loanId: true } })) throw conflict('deposit_received')
    await tx.loanDeposit.create({ data: { loanId, receivedCents: cents, means, receivedAt: now, receivedById: viewer.personId }, select: { loanId: true } })
    await tellLoan(tx, loan, ['loan.deposit_received'], { side: 'lender', personId: viewer.personId }, { cents })
  })
}

export interface ReturnDeposit extends LoanInput {
  keptCents: number
  reason: string
}

/**
 * She notes that she has given it back, whole or but for a part that she keeps, with the reason that the borrower reads.
 * @throws {DomainError} 404, 403; 409 `deposit_not_held`; 422 `too_big` beyond what she received, `required` without a reason.
 */
export async function returnDeposit({ db, viewer, now }: Context, { loanId, keptCents, reason }: ReturnDeposit): Promise<void> {
  await onLockedLoan({ db, viewer }, loanId, 'loan.record_deposit', async (tx, loan) => {
    const deposit = await tx.loanDeposit.findUnique({ where: { loanId }, select: { receivedCents: true, returnedAt: true } })
    if (!deposit || deposit.returnedAt) throw conflict('deposit_not_held')
    if (keptCents < 0 || keptCents > deposit.receivedCents) throw new DomainError('too_big', { field: 'kept', details: { max: deposit.receivedCents / 100 } })
    if (keptCents > 0 && reason === '') throw new DomainError('required', { field: 'reason' })
    await tx.loanDeposit.update({ where: { loanId }, data: { returnedAt: now, returnedById: viewer.personId, keptCents, keptReason: keptCents > 0 ? reason : '' }, select: { loanId: true } })
    await tellLoan(tx, loan, ['loan.deposit_returned'], { side: 'lender', personId: viewer.personId }, { cents: deposit.receivedCents, keptCents })
  })
}
