import type { Transaction } from '~/platform/database.server'

import { endLines } from './end-lines.server'
import type { LoanLineRecord } from './loan-record.server'

/**
 * The first yes is kept: whoever was asked for the same instead of these lines is released and told, in the transaction of that yes,
 * which holds the locks of their loans.
 */
export async function releaseOthers(tx: Transaction, promised: readonly LoanLineRecord[]): Promise<void> {
  const choices = promised.flatMap(({ choiceId }) => choiceId ?? [])
  if (choices.length === 0) return
  const released = await tx.loanLine.findMany({ where: { choiceId: { in: choices }, state: 'pending' }, select: { id: true, loanId: true } })
  await endLines(tx, released, { state: 'cancelled', whole: 'release', part: 'release_part' })
}
