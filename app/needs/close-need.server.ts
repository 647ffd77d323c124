import { transaction } from '~/platform/database.server'
import { conflict, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { authorizeToChange, lockNeed } from './need-access.server'
import { mayChange, needState } from './need-rules'

/**
 * Ends a need: found, or no longer needed. Nobody is told of it any more.
 * @throws {DomainError} 404 `not_found`, 403 `forbidden`; 409 `need_closed`.
 */
export async function closeNeed(context: Context, { needId, ending }: { needId: string; ending: 'found' | 'withdrawn' }): Promise<void> {
  const { viewer, now } = context
  await transaction(context.db, async (tx) => {
    const need = await lockNeed(tx, needId)
    authorizeToChange(viewer, need)
    if (!mayChange(needState(need, now))) throw conflict('need_closed')
    await tx.need.update({ where: { id: needId }, data: { closedAt: now, ending, updatedAt: now } })
    await emit(tx, { kind: 'need.closed', subjectType: 'need', subjectId: needId, actorId: viewer.personId, organisationId: need.organisationId, payload: { ending } })
  })
}

/** Forgets a saved search altogether: it was nobody else's. @throws {DomainError} 404 `not_found`, also for a public need. */
export async function deleteSearch(context: Context, { needId }: { needId: string }): Promise<void> {
  await transaction(context.db, async (tx) => {
    const need = await lockNeed(tx, needId)
    if (!need.personId) throw notFound()
    authorizeToChange(context.viewer, need)
    await tx.need.delete({ where: { id: needId } })
  })
}
