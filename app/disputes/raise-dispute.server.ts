import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandDispute, type DisputeInput } from './dispute-move.server'
import { raisableFrom, SILENT_FOR_DAYS } from './dispute-states'

/**
 * The two do not agree: one of them asks the coordinators of their communes, who then read both accounts. Once both have told what
 * happened, or after a week without a word. They may still agree by themselves.
 * @throws {DomainError} as commandDispute; 409 `raise_too_soon`.
 */
export async function raiseDispute(context: Context, { reason, ...input }: DisputeInput & { reason: string }): Promise<void> {
  const { now } = context
  await commandDispute(context, input, 'raise', async (tx, { dispute, side }) => {
    if (now < raisableFrom(dispute)) throw conflict('raise_too_soon', { days: SILENT_FOR_DAYS })
    await tx.dispute.update({ where: { id: dispute.id }, data: { raisedAt: now, raisedSide: side, raisedReason: reason }, select: { id: true } })
  })
}
