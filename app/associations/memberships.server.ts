import { authorize } from '~/accounts/authorize'
import { type Transaction, transaction } from '~/platform/database.server'
import { conflict, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { leavesNobodyInCharge, type MemberRole } from './membership-rules'
import { revokeInvitationsOf } from './revoke-invitations.server'

interface Member {
  id: string
  personId: string
  role: MemberRole
}

/** All members, held until the end of the transaction: changes of one association's people come one after the other. */
export async function lockMembers(tx: Transaction, organisationId: string): Promise<Member[]> {
  await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`
  return tx.membership.findMany({ where: { organisationId }, select: { id: true, personId: true, role: true } })
}

function memberOf(members: Member[], personId: string): Member {
  const member = members.find((candidate) => candidate.personId === personId)
  if (!member) throw notFound()
  return member
}

/**
 * Gives a member another role; effective at her next click.
 * @throws {DomainError} `not_found`; 409 `last_responsable`
 */
export async function changeRole(context: Context, input: { organisationId: string; personId: string; role: MemberRole }): Promise<void> {
  authorize(context.viewer, 'association.manage_members', input)
  await transaction(context.db, async (tx) => {
    const members = await lockMembers(tx, input.organisationId)
    const member = memberOf(members, input.personId)
    if (member.role === input.role) return
    if (leavesNobodyInCharge(members, input.personId, input.role)) throw conflict('last_responsable')
    await setRole(tx, context, input.organisationId, member, input.role)
  })
}

/** A responsable hands over: the other becomes responsable, she herself stays as a member. @throws {DomainError} `not_found` */
export async function handOver(context: Context, input: { organisationId: string; personId: string }): Promise<void> {
  authorize(context.viewer, 'association.manage_members', input)
  await transaction(context.db, async (tx) => {
    const members = await lockMembers(tx, input.organisationId)
    const successor = memberOf(members, input.personId)
    const self = memberOf(members, context.viewer.personId!)
    if (successor.personId === self.personId) throw notFound()
    await setRole(tx, context, input.organisationId, successor, 'responsable')
    await setRole(tx, context, input.organisationId, self, 'membre')
  })
}

/** Takes a member out. @throws {DomainError} `not_found`; 409 `last_responsable` */
export async function removeMember(context: Context, input: { organisationId: string; personId: string }): Promise<void> {
  authorize(context.viewer, 'association.manage_members', input)
  await endMembership(context, input)
}

/** Leaves an association oneself. The last responsable hands over first. @throws {DomainError} 409 `last_responsable` */
export async function leaveOrganisation(context: Context, input: { organisationId: string }): Promise<void> {
  authorize(context.viewer, 'association.leave', input)
  await endMembership(context, { ...input, personId: context.viewer.personId! })
}

async function setRole(tx: Transaction, context: Context, organisationId: string, member: Member, role: MemberRole): Promise<void> {
  if (member.role === role) return
  await tx.membership.update({ where: { id: member.id }, data: { role } })
  if (role === 'membre') await revokeInvitationsOf(tx, { organisationId, invitedBy: member.personId }, context.now)
  await emit(tx, {
    kind: 'membership.role_changed', subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId,
    payload: { personId: member.personId, role },
  })
}

async function endMembership(context: Context, { organisationId, personId }: { organisationId: string; personId: string }): Promise<void> {
  await transaction(context.db, async (tx) => {
    const members = await lockMembers(tx, organisationId)
    const member = memberOf(members, personId)
    if (leavesNobodyInCharge(members, personId, null)) throw conflict('last_responsable')
    await tx.membership.delete({ where: { id: member.id } })
    await revokeInvitationsOf(tx, { organisationId, invitedBy: personId }, context.now)
    await emit(tx, { kind: 'membership.left', subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId, payload: { personId } })
  })
}
