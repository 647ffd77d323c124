import type { Context } from '~/web/request-context.server'

import { commandDispute, type DisputeInput } from './dispute-move.server'

/** Who opened a litige says that there is none. @throws {DomainError} as commandDispute. */
export async function withdrawDispute(context: Context, input: DisputeInput): Promise<void> {
  await commandDispute(context, input, 'withdraw', async () => {})
}
