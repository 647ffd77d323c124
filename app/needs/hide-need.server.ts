import { recordDecision } from '~/moderation/record-decision.server'
import { transaction } from '~/platform/database.server'
import { conflict } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { authorizeToHide, lockNeed } from './need-access.server'

/**
 * Hides a need from everyone but its association, which is told why (DSA, art. 17).
 * @throws {DomainError} `not_found`; `forbidden` for who does not coordinate its association's commune; 409 `need_already_hidden`.
 */
export async function hideNeed(context: Context, { needId, reason }: { needId: string; reason: string }): Promise<void> {
  await transaction(context.db, async (tx) => {
    const need = await lockNeed(tx, needId)
    authorizeToHide(context.viewer, need)
    if (need.hiddenAt) throw conflict('need_already_hidden')
    await tx.need.update({ where: { id: needId }, data: { hiddenAt: context.now, hiddenReason: reason } })
    const decisionId = await recordDecision(tx, context, { subjectType: 'need', subjectId: needId, action: 'hide_need', reason, communeInsee: need.organisation!.communeInsee })
    await emit(tx, { kind: 'need.hidden', subjectType: 'need', subjectId: needId, actorId: context.viewer.personId, organisationId: need.organisationId, payload: { decisionId } })
  })
}

/**
 * Shows a hidden need again.
 * @throws {DomainError} `not_found`; `forbidden` for who does not coordinate its association's commune; 409 `need_not_hidden`.
 */
export async function showNeed(context: Context, { needId }: { needId: string }): Promise<void> {
  await transaction(context.db, async (tx) => {
    const need = await lockNeed(tx, needId)
    authorizeToHide(context.viewer, need)
    if (!need.hiddenAt) throw conflict('need_not_hidden')
    await tx.need.update({ where: { id: needId }, data: { hiddenAt: null, hiddenReason: null } })
    await recordDecision(tx, context, { subjectType: 'need', subjectId: needId, action: 'show_need', reason: '', communeInsee: need.organisation!.communeInsee })
    await emit(tx, { kind: 'need.shown', subjectType: 'need', subjectId: needId, actorId: context.viewer.personId, organisationId: need.organisationId })
  })
}
