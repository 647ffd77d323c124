import type { LoanSide, LoanState } from 'prisma/generated/client'

import { type Action, can, type Viewer } from '~/accounts/permissions'
import { keepPapers } from '~/papers/keep-papers.server'
import { type Prisma, sqlState, type Transaction, transaction } from '~/platform/database.server'
import { conflict, forbidden, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { lockLoan, type LoanRecord } from './loan-record.server'
import { findTransition, type LoanActor, type LoanCommand, type LoanEventKind, type Transition } from './loan-states'

/** What every command on a loan takes: which loan, and the state the page showed, so that a stale page is told. */
export interface LoanInput {
  loanId: string
  expectedState?: LoanState
}

/** What a command did. */
export interface Moved {
  loanId: string
  state: LoanState
}

export interface Move {
  loan: LoanRecord
  side: LoanSide
  transition: Transition
}

/** The sides of a loan this person is on; the association she acts for first. A guest is on the one her link is for. */
export function sidesOf(viewer: Viewer, loan: { id?: string; lenderId: string; borrowerId: string | null }): LoanSide[] {
  const member = (id: string | null) => id !== null && viewer.confirmed && viewer.memberships.some((membership) => membership.organisationId === id)
  if (viewer.guest) return viewer.guest.loanId === loan.id ? [viewer.guest.side] : []
  const sides: LoanSide[] = []
  if (member(loan.lenderId)) sides.push('lender')
  if (member(loan.borrowerId)) sides.push('borrower')
  return loan.borrowerId !== null && loan.borrowerId === viewer.actingFor ? sides.reverse() : sides
}

/** Refused with 403 where the person may know of the loan (or must sign in first), with 404 where she may not. */
export function authorizeLoan(viewer: Viewer, action: Action, loan: LoanRecord): void {
  const subject = { loanId: loan.id, lenderId: loan.lenderId, borrowerId: loan.borrowerId, communes: [loan.lender.communeInsee, loan.borrower?.communeInsee ?? loan.lender.communeInsee] }
  if (can(viewer, action, subject)) return
  throw viewer.personId === null || can(viewer, 'loan.read', subject) ? forbidden() : notFound()
}

/** One transaction on a loan that this person may act on so. @throws {DomainError} 404 `not_found`; 403 `forbidden`. */
export const onLockedLoan = <T>({ db, viewer }: Pick<Context, 'db' | 'viewer'>, loanId: string, action: Action, work: (tx: Transaction, loan: LoanRecord) => Promise<T>): Promise<T> =>
  transaction(db, async (tx) => {
    const loan = await lockLoan(tx, loanId)
    authorizeLoan(viewer, action, loan)
    return work(tx, loan)
  })

/**
 * Runs one command on a loan: one transaction, the locks, the rights, the transition table; then `change` writes, and the papers
 * that tell of it are fixed.
 * @param command the command, or the choice of it once the loan is known.
 * @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `wrong_state` with the state it is in; 409 `not_available` with what is free.
 */
export async function commandLoan<T extends object = object>(
  context: Context,
  input: LoanInput,
  action: Action,
  command: LoanCommand | ((loan: LoanRecord) => LoanCommand),
  change: (tx: Transaction, move: Move) => Promise<T>,
): Promise<Moved & T> {
  const { viewer } = context
  return refusingOverpromise(() =>
    onLockedLoan(context, input.loanId, action, async (tx, loan) => {
      const wanted = typeof command === 'function' ? command(loan) : command
      const move = input.expectedState === undefined || input.expectedState === loan.state ? chooseMove(viewer, loan, wanted) : null
      if (!move) throw conflict('wrong_state', { state: loan.state, command: wanted })
      const changed = await change(tx, move)
      if (move.transition.to !== 'accepted') await keepPapers(tx, loan.id, context.now)
      return { loanId: loan.id, state: move.transition.to, ...changed }
    }),
  )
}

function chooseMove(viewer: Viewer, loan: LoanRecord, command: LoanCommand): Move | null {
  for (const side of sidesOf(viewer, loan)) {
    const transition = findTransition(loan.state, command, side)
    if (transition) return { loan, side, transition }
  }
  return null
}

/** Writes an event of a loan in the transaction of its change. Ids and figures only in the payload. */
export async function tellLoan(
  tx: Transaction,
  loan: { id: string; lenderId: string; borrowerId: string | null },
  kinds: readonly (LoanEventKind | 'loan.requested' | 'loan.recorded' | 'loan.deposit_received' | 'loan.deposit_returned' | 'loan.thanked' | `dispute.${string}`)[],
  by: { side: LoanActor; personId?: string | null },
  payload: Prisma.InputJsonObject = {},
): Promise<void> {
  const organisationId = by.side === 'lender' ? loan.lenderId : by.side === 'borrower' ? loan.borrowerId : null
  await emit(tx, ...kinds.map((kind) => ({ kind, subjectType: 'loan', subjectId: loan.id, actorId: by.personId ?? null, organisationId, payload: { side: by.side, ...payload } })))
}

/** What the database refuses (the trigger's BR001, the exclusion's 23P01) becomes the 409 `not_available` with what is free. */
export async function refusingOverpromise<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const state = sqlState(error)
    if (state?.code === 'BR001' && state.detail) throw conflict('not_available', JSON.parse(state.detail) as { listingId: number; asked: number; free: number })
    if (state?.code === '23P01') throw conflict('not_available', { free: 0 })
    throw error
  }
}
