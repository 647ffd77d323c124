import { authorize } from '~/accounts/authorize'
import { can } from '~/accounts/permissions'
import type { Database } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import type { Nature } from '../../prisma/generated/client'
import { type OrganisationCard, readOrganisationCard } from './associations.server'
import { isSlug } from './slug'

const LISTINGS_PER_PAGE = 20

/** The id behind an association's address. @throws {DomainError} `not_found` */
export async function organisationIdOf(db: Database, slug: string): Promise<string> {
  const organisation = isSlug(slug) ? await db.organisation.findUnique({ where: { slug }, select: { id: true } }) : null
  if (!organisation) throw notFound()
  return organisation.id
}

export interface OrganisationPage {
  card: OrganisationCard
  description: string
  website: string | null
  /** For members and coordinators only; null for everybody else. */
  contact: { email: string; phone: string } | null
  listings: { id: number; title: string; nature: Nature }[]
  listingCount: number
  pageCount: number
  mayEdit: boolean
  mayReadMembers: boolean
  maySubscribe: boolean
  /** She answers for another association: the two may agree on their loans for a year. */
  mayProposeYearly: boolean
}

/**
 * Who an association is, and what it publishes, by pages of 20. One that was refused or suspended is shown to its members
 * and to coordinators alone. @throws {DomainError} `not_found`
 */
export async function readOrganisationPage(context: Context, slug: string, page: number): Promise<OrganisationPage> {
  const { db, viewer } = context
  const id = await organisationIdOf(db, slug)
  const card = await readOrganisationCard(db, id)
  if (!card) throw notFound()
  const subject = { organisationId: id, communes: [card.communeInsee] }
  const mayReadMembers = can(viewer, 'association.read_members', subject)
  if (!mayReadMembers && (card.status === 'refused' || card.status === 'suspended')) throw notFound()
  const where = { organisationId: id, status: 'published' as const, hiddenAt: null }
  const [said, listings, listingCount] = await Promise.all([
    db.organisation.findUniqueOrThrow({ where: { id }, select: { description: true, website: true, ...(mayReadMembers && { email: true, phone: true }) } }),
    db.listing.findMany({ where, orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * LISTINGS_PER_PAGE, take: LISTINGS_PER_PAGE, select: { id: true, title: true, nature: true } }),
    db.listing.count({ where }),
  ])
  return {
    card, listings, listingCount, mayReadMembers,
    description: said.description, website: said.website,
    contact: mayReadMembers ? { email: said.email!, phone: said.phone! } : null,
    pageCount: Math.max(1, Math.ceil(listingCount / LISTINGS_PER_PAGE)),
    mayEdit: can(viewer, 'association.edit', subject),
    maySubscribe: can(viewer, 'calendar.subscribe', subject),
    mayProposeYearly: card.status === 'verified' && viewer.actingFor !== null && viewer.actingFor !== id && can(viewer, 'yearly.propose', { organisationId: viewer.actingFor }),
  }
}

/** What the form of an association is filled with. @throws {DomainError} `not_found`, `forbidden` */
export async function readOrganisationForm(context: Context, slug: string) {
  const id = await organisationIdOf(context.db, slug)
  authorize(context.viewer, 'association.edit', { organisationId: id })
  const { commune, verifiedAt, ...organisation } = await context.db.organisation.findUniqueOrThrow({
    where: { id },
    select: {
      id: true, slug: true, name: true, kind: true, rna: true, siret: true, noNumberReason: true, email: true, phone: true, description: true, website: true,
      communeInsee: true, verifiedAt: true, commune: { select: { name: true } },
    },
  })
  return { ...organisation, communeName: commune.name, identityFixed: verifiedAt !== null }
}
export type OrganisationFormValues = Awaited<ReturnType<typeof readOrganisationForm>>
