import { randomUUID } from 'node:crypto'

import type { AccountContext } from '~/accounts/account-context.server'
import { authorize } from '~/accounts/authorize'
import { pepperOf } from '~/accounts/pepper.server'
import { deriveSecret, linkHash } from '~/accounts/secrets.server'
import { type Database, transaction } from '~/platform/database.server'
import { conflict, DomainError, forbidden, notFound } from '~/platform/errors'
import type { Env } from '~/platform/env.server'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { lockMembers } from './memberships.server'
import type { MemberRole } from './membership-rules'

const INVITATION_LIFE_MS = 14 * 24 * 3_600_000

/** The link's secret, computed from the site's key and the invitation's id: its event carries the id alone. */
export const invitationToken = (env: Pick<Env, 'sessionSecret' | 'dataDir'>, invitationId: string): string => deriveSecret(pepperOf(env), `invitation:${invitationId}`).token

/**
 * Invites somebody by mail, for 14 days. An open invitation of the same address is replaced: inviting again sends again.
 * @throws {DomainError} `already_member` beside the address
 */
export async function inviteMember(context: AccountContext, input: { organisationId: string; email: string; role: MemberRole }): Promise<void> {
  authorize(context.viewer, 'association.manage_members', input)
  const { organisationId, email, role } = input
  await transaction(context.db, async (tx) => {
    const members = await lockMembers(tx, organisationId)
    // Her role may have ended since the request began; what she invited then has been withdrawn already.
    if (!members.some((member) => member.personId === context.viewer.personId && member.role === 'responsable')) throw forbidden()
    if (await tx.membership.findFirst({ where: { organisationId, person: { email } } })) throw new DomainError('already_member', { field: 'email' })
    await tx.invitation.updateMany({ where: { organisationId, email, acceptedAt: null, revokedAt: null }, data: { revokedAt: context.now } })
    const id = randomUUID()
    await tx.invitation.create({
      data: {
        id, organisationId, email, role, invitedById: context.viewer.personId!, createdAt: context.now,
        tokenHash: linkHash(invitationToken(context.services.env, id)), expiresAt: new Date(context.now.getTime() + INVITATION_LIFE_MS),
      },
    })
    await emit(tx, { kind: 'invitation.created', subjectType: 'invitation', subjectId: id, actorId: context.viewer.personId, organisationId })
  })
}

/** Withdraws an invitation that nobody took up yet. @throws {DomainError} `not_found` */
export async function revokeInvitation(context: Context, input: { organisationId: string; invitationId: string }): Promise<void> {
  authorize(context.viewer, 'association.manage_members', input)
  const { count } = await context.db.invitation.updateMany({
    where: { id: input.invitationId, organisationId: input.organisationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: context.now },
  })
  if (count === 0) throw notFound()
}

export interface OpenInvitation {
  id: string
  email: string
  role: MemberRole
  organisation: { id: string; slug: string; name: string }
  invitedBy: string
}

/** The invitation of this link while it is open; null otherwise. Looking at it accepts nothing. */
export async function readInvitation(db: Database, token: string, now: Date): Promise<OpenInvitation | null> {
  const invitation = await db.invitation.findFirst({
    where: { tokenHash: linkHash(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, email: true, role: true, organisation: { select: { id: true, slug: true, name: true } }, invitedBy: { select: { name: true } } },
  })
  return invitation && { ...invitation, invitedBy: invitation.invitedBy.name }
}

/**
 * Takes up an invitation with the address it was sent to, and acts for that association from now on in this browser.
 * @returns the association's slug
 * @throws {DomainError} 409 `invitation_over`; 403 `invitation_other_address`
 */
export async function acceptInvitation(context: Context, input: { token: string; sessionId: string | null }): Promise<{ slug: string; name: string }> {
  authorize(context.viewer, 'account.own')
  const personId = context.viewer.personId!
  return transaction(context.db, async (tx) => {
    const invitation = await readInvitation(tx, input.token, context.now)
    if (!invitation) throw conflict('invitation_over')
    if (invitation.email !== context.viewer.email.toLowerCase()) throw new DomainError('invitation_other_address', { status: 403 })
    const organisationId = invitation.organisation.id
    const members = await lockMembers(tx, organisationId)
    const { count } = await tx.invitation.updateMany({ where: { id: invitation.id, acceptedAt: null, revokedAt: null }, data: { acceptedAt: context.now } })
    if (count === 0) throw conflict('invitation_over')
    if (!members.some((member) => member.personId === personId)) {
      await tx.membership.create({ data: { organisationId, personId, role: invitation.role, createdAt: context.now } })
      await emit(tx, { kind: 'membership.added', subjectType: 'organisation', subjectId: organisationId, actorId: personId, organisationId, payload: { personId, role: invitation.role } })
    }
    if (input.sessionId) await tx.session.updateMany({ where: { id: input.sessionId, userId: personId }, data: { organisationId } })
    return { slug: invitation.organisation.slug, name: invitation.organisation.name }
  })
}
