import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandDispute, type DisputeInput } from './dispute-move.server'

/**
 * The side to which an outcome was proposed agrees: the litige is over, with the names of both.
 * @throws {DomainError} as commandDispute, also to who proposed it; 409 `outcome_over` where it is no longer open.
 */
export async function agreeOutcome(context: Context, { proposalId, ...input }: DisputeInput & { proposalId: string }): Promise<void> {
  const { now, viewer } = context
  await commandDispute(context, input, 'agree', async (tx, { dispute: { proposals: [open] } }) => {
    if (open?.id !== proposalId) throw conflict('outcome_over')
    await tx.disputeProposal.update({ where: { id: open.id }, data: { state: 'accepted', answeredAt: now, answeredById: viewer.personId }, select: { id: true } })
  })
}
