import type { Transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'

import { endLines } from './end-lines.server'

/**
 * Of these dons, those of which nothing is left are put away, and who still asks for them is told. Requests stay as long as something
 * that is promised is not fetched: a promise may fall through. Runs in the transaction of what was fetched, whose caller holds the
 * lock of the annonces. Idempotent.
 */
export async function closeAllGiven(tx: Transaction, listingIds: readonly number[]): Promise<void> {
  const gifts = await tx.listing.findMany({ where: { id: { in: [...listingIds] }, nature: 'don' }, select: { id: true, organisationId: true, status: true, stock: true, lost: true } })
  const empty = gifts.filter(({ stock, lost }) => stock <= lost)
  if (empty.length === 0) return
  const open = empty.filter(({ status }) => status !== 'archived')
  await tx.listing.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { status: 'archived' } })
  await emit(tx, ...open.map(({ id, organisationId }) => ({ kind: 'listing.archived' as const, subjectType: 'listing', subjectId: id, organisationId, payload: { allGiven: true } })))
  const asked = await tx.loanLine.findMany({ where: { listingId: { in: empty.map(({ id }) => id) }, state: 'pending' }, select: { id: true, loanId: true } })
  // Their annonces are locked; the loans follow in the order that every verb keeps.
  await tx.$queryRaw`select reference from loan where id = any(${asked.map(({ loanId }) => loanId)}::uuid[]) order by id for update`
  await endLines(tx, asked, { state: 'declined', whole: 'run_out', part: 'run_out_part' })
}
