import { authorize } from '~/accounts/authorize'
import { endSessions } from '~/accounts/sessions.server'
import { recordDecision } from '~/moderation/record-decision.server'
import { type Transaction, transaction } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { lockMembers } from './memberships.server'
import { revokeInvitationsOf } from './revoke-invitations.server'

/**
 * A coordinator gives an association a new responsable, because the only one is gone. The sessions of the former ones end;
 * their memberships too where `removeOthers` asks for it, and every open invitation with them. The event has the open requests told to the new one.
 * @param input.email of an account that is open and confirmed
 * @throws {DomainError} `not_found`, `forbidden`; `no_such_account` or `already_responsable` beside the address
 */
export async function attachResponsable(context: Context, input: { organisationId: string; email: string; removeOthers: boolean; reason?: string }): Promise<void> {
  const { organisationId } = input
  if (!isUuid(organisationId)) throw notFound()
  await transaction(context.db, async (tx) => {
    const members = await lockMembers(tx, organisationId)
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { communeInsee: true } })
    if (!organisation) throw notFound()
    authorize(context.viewer, 'association.attach_responsable', { communes: [organisation.communeInsee] })
    const person = await tx.person.findFirst({ where: { email: input.email, disabledAt: null, emailVerifiedAt: { not: null } }, select: { id: true } })
    if (!person) throw new DomainError('no_such_account', { field: 'email' })
    const former = members.filter((member) => member.role === 'responsable' && member.personId !== person.id)
    if (former.length === 0 && members.some((member) => member.personId === person.id && member.role === 'responsable')) throw new DomainError('already_responsable', { field: 'email' })

    await tx.membership.upsert({
      where: { organisationId_personId: { organisationId, personId: person.id } },
      create: { organisationId, personId: person.id, role: 'responsable', createdAt: context.now },
      update: { role: 'responsable' },
    })
    await endSessions(tx, former.map((member) => member.personId))
    if (input.removeOthers) await removeFormer(tx, context, organisationId, former)
    await recordDecision(tx, context, { subjectType: 'organisation', subjectId: organisationId, action: 'attach_responsable', reason: input.reason ?? '', communeInsee: organisation.communeInsee })
    await emit(tx, {
      kind: 'organisation.responsable_attached', subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId,
      payload: { personId: person.id },
    })
  })
}

async function removeFormer(tx: Transaction, context: Context, organisationId: string, former: { id: string; personId: string }[]): Promise<void> {
  await revokeInvitationsOf(tx, { organisationId, invitedBy: 'anyone' }, context.now)
  await tx.membership.deleteMany({ where: { id: { in: former.map((member) => member.id) } } })
  await emit(tx, ...former.map(({ personId }) => ({
    kind: 'membership.left' as const, subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId, payload: { personId },
  })))
}
