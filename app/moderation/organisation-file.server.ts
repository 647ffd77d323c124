import { authorize } from '~/accounts/authorize'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { decisionsAbout } from './decision-log.server'

/**
 * All that a coordinator is shown of an association: what it declared, its members and how to reach them, what it does
 * on the site, and the decisions so far.
 * @throws {DomainError} `not_found`; `forbidden` for who does not coordinate its commune.
 */
export async function organisationFile(context: Context, organisationId: string) {
  const { db } = context
  if (!isUuid(organisationId)) throw notFound()
  const organisation = await db.organisation.findUnique({
    where: { id: organisationId },
    select: {
      id: true, slug: true, name: true, kind: true, status: true, rna: true, siret: true, noNumberReason: true, email: true, phone: true,
      website: true, description: true, createdAt: true, verifiedAt: true, communeInsee: true, commune: { select: { name: true, epciSiren: true } },
      memberships: {
        select: { role: true, person: { select: { id: true, name: true, email: true, phone: true, emailVerifiedAt: true, disabledAt: true } } },
        orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
        take: 50,
      },
    },
  })
  if (!organisation) throw notFound()
  authorize(context.viewer, 'association.verify', { communes: [organisation.communeInsee] })
  const { commune, memberships, ...declared } = organisation
  const [inTerritory, listings, lent, borrowed, decisions] = await Promise.all([
    commune.epciSiren ? db.territory.count({ where: { epciSiren: commune.epciSiren } }) : 0,
    db.listing.groupBy({ by: ['status'], where: { organisationId }, _count: true }),
    db.loan.count({ where: { lenderId: organisationId } }),
    db.loan.count({ where: { borrowerId: organisationId } }),
    decisionsAbout(context, 'organisation', organisationId),
  ])
  const countOf = (status: string) => listings.find((row) => row.status === status)?._count ?? 0
  return {
    organisation: { ...declared, communeName: commune.name, outsideTerritory: inTerritory === 0 },
    members: memberships.map(({ role, person: { emailVerifiedAt, disabledAt, ...person } }) => ({ ...person, role, confirmed: emailVerifiedAt !== null, disabled: disabledAt !== null })),
    activity: { published: countOf('published'), drafts: countOf('draft'), lent, borrowed },
    decisions,
  }
}

export type OrganisationFile = Awaited<ReturnType<typeof organisationFile>>
