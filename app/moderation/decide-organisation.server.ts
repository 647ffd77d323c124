import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { conflict, DomainError, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { isDecisionOpen, ORGANISATION_DECISIONS, type OrganisationDecision } from './organisation-decisions'
import { recordDecision } from './record-decision.server'

/**
 * A coordinator verifies, refuses, suspends or restores an association of hers; the log and the association are told why.
 * Once verified, its drafts can be published and its requests are no longer marked « non vérifiée ».
 * @throws {DomainError} `not_found`; `forbidden` for who does not coordinate its commune; `reason_required`;
 *   409 `already_decided` when its status has moved on.
 */
export async function decideOrganisation(
  context: Context,
  { organisationId, decision, reason }: { organisationId: string; decision: OrganisationDecision; reason: string },
): Promise<void> {
  if (!isUuid(organisationId)) throw notFound()
  const rule = ORGANISATION_DECISIONS[decision]
  await transaction(context.db, async (tx) => {
    await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { status: true, communeInsee: true } })
    if (!organisation) throw notFound()
    authorize(context.viewer, 'association.verify', { communes: [organisation.communeInsee] })
    if (rule.needsReason && reason === '') throw new DomainError('reason_required', { field: 'reason' })
    if (!isDecisionOpen(decision, organisation.status)) throw conflict('already_decided')

    await tx.organisation.update({ where: { id: organisationId }, data: { status: rule.to, ...(rule.to === 'verified' && { verifiedAt: context.now }) } })
    const decisionId = await recordDecision(tx, context, { subjectType: 'organisation', subjectId: organisationId, action: decision, reason, communeInsee: organisation.communeInsee })
    await emit(tx, {
      kind: rule.event, subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId, payload: { decisionId },
    })
  })
}
