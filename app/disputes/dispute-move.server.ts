import type { LoanSide } from 'prisma/generated/client'

import { onLockedLoan, sidesOf, tellLoan } from '~/loans/loan-move.server'
import type { LoanRecord } from '~/loans/loan-record.server'
import type { Prisma, Transaction } from '~/platform/database.server'
import { conflict, notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { actorOf, type DisputeCommand, type DisputeTransition, findDisputeTransition } from './dispute-states'

/** What every command on a litige takes. */
export interface DisputeInput {
  loanId: string
  disputeId: string
}

const RECORD = { accounts: { select: { side: true } }, proposals: { where: { state: 'open' }, select: { id: true, side: true } } } as const satisfies Prisma.DisputeInclude
type DisputeRecord = Prisma.DisputeGetPayload<{ include: typeof RECORD }>

export interface DisputeMove {
  dispute: DisputeRecord
  loan: LoanRecord
  side: LoanSide
  transition: DisputeTransition
}

/**
 * Runs one command on a litige: one transaction under the lock of its loan, the rights, the transition table; then `change` writes, and
 * the other side is told.
 * @param command the command, or the choice of it once the litige is known.
 * @param change gives the figures that go with the event.
 * @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `dispute_moved` with the state it is in.
 */
export async function commandDispute(
  context: Context, { loanId, disputeId }: DisputeInput, command: DisputeCommand | ((dispute: DisputeRecord, side: LoanSide) => DisputeCommand),
  change: (tx: Transaction, move: DisputeMove) => Promise<Prisma.InputJsonObject | void>,
): Promise<void> {
  const { viewer, now } = context
  await onLockedLoan(context, loanId, 'dispute.move', async (tx, loan) => {
    const dispute = isUuid(disputeId) ? await tx.dispute.findFirst({ where: { id: disputeId, loanId: loan.id }, include: RECORD }) : null
    if (!dispute) throw notFound()
    const move = chooseMove(dispute, loan, sidesOf(viewer, loan), command)
    if (!move) throw conflict('dispute_moved', { state: dispute.state })
    const payload = await change(tx, move)
    const { from, to, event } = move.transition
    if (to !== from) {
      const over = to === 'agreed' || to === 'withdrawn'
      if (over) await tx.disputeProposal.updateMany({ where: { disputeId: dispute.id, state: 'open' }, data: { state: 'lapsed' } })
      await tx.dispute.update({ where: { id: dispute.id }, data: { state: to, ...(over && { endedAt: now }) }, select: { id: true } })
    }
    await tellLoan(tx, loan, [event], { side: move.side, personId: viewer.personId }, { disputeId: dispute.id, ...payload })
  })
}

/** Whoever speaks for both sides answers what is open as the other one. */
function chooseMove(dispute: DisputeRecord, loan: LoanRecord, sides: LoanSide[], command: Parameters<typeof commandDispute>[2]): DisputeMove | null {
  const proposed = dispute.proposals[0]?.side
  for (const side of sides) {
    const wanted = typeof command === 'function' ? command(dispute, side) : command
    const transition = findDisputeTransition(dispute.state, wanted, actorOf(dispute, side))
    if (transition && (wanted !== 'agree' || side !== proposed)) return { dispute, loan, side, transition }
  }
  return null
}
