import { authorizeOrHide } from '~/accounts/authorize'
import { can } from '~/accounts/permissions'
import type { Context } from '~/web/request-context.server'

import type { MemberRole } from './membership-rules'
import { organisationIdOf } from './organisation-page.server'

/** An association of more people than that has no use for a list. */
const MEMBERS_SHOWN = 200
const INVITATIONS_SHOWN = 50

export interface MembersPage {
  organisation: { id: string; slug: string; name: string }
  members: { personId: string; name: string; role: MemberRole; self: boolean; email: string | null; phone: string | null }[]
  /** Open invitations; for responsables only. */
  invitations: { id: string; email: string; role: MemberRole; expiresAt: string }[]
  mayManage: boolean
  mayLeave: boolean
  /** The viewer alone answers for the association: she hands over before she leaves. */
  lastResponsable: boolean
}

/**
 * The people of an association, responsables first, for its members and for coordinators. How to reach them is for them too.
 * @throws {DomainError} `not_found` for everybody else
 */
export async function readMembersPage({ db, viewer, now }: Context, slug: string): Promise<MembersPage> {
  const id = await organisationIdOf(db, slug)
  const organisation = await db.organisation.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true, name: true, communeInsee: true } })
  const subject = { organisationId: organisation.id, communes: [organisation.communeInsee] }
  authorizeOrHide(viewer, 'association.read_members', subject)
  const mayManage = can(viewer, 'association.manage_members', subject)
  const [memberships, invitations, responsables] = await Promise.all([
    db.membership.findMany({
      where: { organisationId: organisation.id }, orderBy: [{ role: 'asc' }, { createdAt: 'asc' }], take: MEMBERS_SHOWN,
      select: { personId: true, role: true, person: { select: { name: true, email: true, phone: true } } },
    }),
    mayManage
      ? db.invitation.findMany({
          where: { organisationId: organisation.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }, orderBy: { createdAt: 'desc' }, take: INVITATIONS_SHOWN,
          select: { id: true, email: true, role: true, expiresAt: true },
        })
      : [],
    db.membership.count({ where: { organisationId: organisation.id, role: 'responsable' } }),
  ])
  return {
    organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
    members: memberships.map(({ personId, role, person }) => ({ personId, role, name: person.name, email: person.email, phone: person.phone, self: personId === viewer.personId })),
    invitations: invitations.map((invitation) => ({ ...invitation, expiresAt: invitation.expiresAt.toISOString() })),
    mayManage,
    mayLeave: can(viewer, 'association.leave', subject),
    lastResponsable: mayManage && responsables === 1,
  }
}
