import type { DisputeOutcome } from 'prisma/generated/client'

import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandDispute, type DisputeInput } from './dispute-move.server'

export interface ProposeOutcome extends DisputeInput {
  /** The open proposal that the page showed, whose place this one takes; null where there was none. */
  insteadOf: string | null
  outcome: DisputeOutcome
  /** Of a payment, in cents; of another outcome left aside. */
  cents: number | null
  words: string
}

/**
 * One side proposes how a litige ends; the other agrees, or proposes something else. Nothing is paid through the site.
 * @throws {DomainError} as commandDispute; 409 `outcome_over` where another proposal came first; 422 `required`, `too_small`.
 */
export async function proposeOutcome(context: Context, { insteadOf, outcome, cents, words, ...input }: ProposeOutcome): Promise<void> {
  const { now, viewer } = context
  await commandDispute(context, input, 'propose', async (tx, { dispute, side }) => {
    if ((dispute.proposals[0]?.id ?? null) !== insteadOf) throw conflict('outcome_over')
    if (outcome === 'payment' && cents === null) throw new DomainError('required', { field: 'amount' })
    if (outcome === 'payment' && cents! < 1) throw new DomainError('too_small', { field: 'amount', details: { min: 1 } })
    await tx.disputeProposal.updateMany({ where: { disputeId: dispute.id, state: 'open' }, data: { state: 'lapsed' } })
    await tx.disputeProposal.create({
      data: { disputeId: dispute.id, side, outcome, amountCents: outcome === 'payment' ? cents : null, words, proposedAt: now, proposedById: viewer.personId }, select: { id: true },
    })
  })
}
