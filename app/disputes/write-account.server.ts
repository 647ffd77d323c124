import type { Context } from '~/web/request-context.server'

import { commandDispute, type DisputeInput } from './dispute-move.server'

/**
 * One side tells what happened; while nobody else was asked, it may say it anew. @throws {DomainError} as commandDispute.
 */
export async function writeAccount(context: Context, { words, ...input }: DisputeInput & { words: string }): Promise<void> {
  const { now, viewer } = context
  await commandDispute(context, input, ({ accounts }, side) => (accounts.some((account) => account.side === side) ? 'write_again' : 'write'), async (tx, { dispute, side, transition }) => {
    const account = { words, writtenAt: now, writtenById: viewer.personId }
    await tx.disputeAccount.upsert({ where: { disputeId_side: { disputeId: dispute.id, side } }, update: account, create: { disputeId: dispute.id, side, ...account }, select: { side: true } })
    return { again: transition.command === 'write_again' }
  })
}
