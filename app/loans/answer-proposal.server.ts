import type { Transaction } from '~/platform/database.server'
import { conflict, forbidden } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Move, type Moved, sidesOf, tellLoan } from './loan-move.server'
import { pathOf } from './loan-path'
import { type LineTerms, plannedPeriod, promiseTerms } from './promise-terms.server'
import { stockMoved } from './stock-moved.server'

export interface AnswerProposal extends LoanInput {
  /** The one that the page showed: another may have taken its place. */
  proposalId: string
  agrees: boolean
}

/**
 * The side to which other terms were proposed agrees, and the loan is as proposed, or does not, and it stays as it was. What is not
 * yet promised is promised by it; what is, is planned anew, unless something else was promised meanwhile.
 * @throws {DomainError} as commandLoan and promiseTerms; 403 `forbidden` to who proposed it; 409 `proposal_over` when it is no longer open.
 */
export async function answerProposal(context: Context, input: AnswerProposal): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.propose', input.agrees ? 'agree' : 'disagree', async (tx, move) => {
    const { loan, transition } = move
    const proposal = await tx.loanProposal.findFirst({ where: { loanId: loan.id, state: 'open' }, include: { lines: true } })
    if (proposal?.id !== input.proposalId) throw conflict('proposal_over')
    const side = sidesOf(viewer, loan).find((each) => each !== proposal.side)
    if (!side) throw forbidden()

    await tx.loanProposal.update({ where: { id: proposal.id }, data: { state: input.agrees ? 'accepted' : 'declined', answeredAt: now }, select: { id: true } })
    await tx.loan.update({ where: { id: loan.id }, data: { proposalSide: null }, select: { id: true } })
    const terms = loan.lines.flatMap((line): LineTerms[] =>
      proposal.lines.filter(({ lineId }) => lineId === line.id).map(({ eventStartsAt, eventEndsAt, quantity }) => ({ line, quantity, event: { startsAt: eventStartsAt, endsAt: eventEndsAt } })),
    )
    if (input.agrees && loan.state === 'pending') await promiseTerms(tx, { ...move, side }, terms, context)
    else {
      if (input.agrees) await planAnew(tx, move, terms, now)
      await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId })
    }
    return {}
  })
}

/** The new period of each line; what is out is held from when it left. Stock that this frees may cover other promises. */
async function planAnew(tx: Transaction, { loan }: Move, terms: readonly LineTerms[], now: Date): Promise<void> {
  const out = loan.state === 'handed_over'
  for (const { line, event, quantity } of terms) {
    const { startsAt, heldFrom, ...period } = plannedPeriod(line, event, now)
    await tx.loanLine.update({ where: { id: line.id }, data: out ? period : { ...period, startsAt, heldFrom, quantityAccepted: quantity, quantityHeld: quantity }, select: { id: true } })
  }
  // The rest of a don waits as long as it takes.
  if (out && pathOf(loan.lines) !== 'gift') {
    const lastReturn = new Date(Math.max(...terms.map(({ line, event }) => plannedPeriod(line, event, now).endsAt.getTime())))
    await tx.loan.update({ where: { id: loan.id }, data: { remindAt: lastReturn }, select: { id: true } })
  }
  await stockMoved(tx, loan.lines.map((line) => line.listingId), now)
}
