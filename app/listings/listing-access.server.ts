import { type Action, can, type Viewer } from '~/accounts/permissions'
import type { Database, Transaction } from '~/platform/database.server'
import { forbidden, notFound } from '~/platform/errors'

/** What decides who may see an annonce and do something to it. */
const ACCESS = {
  id: true, organisationId: true, status: true, hiddenAt: true,
  organisation: { select: { status: true } }, sites: { select: { communeInsee: true } },
} as const

interface AccessFacts {
  organisationId: string
  status: string
  hiddenAt: Date | null
  organisation: { status: string }
  sites: { communeInsee: string }[]
}

/** True for an annonce that everybody may read: published, not hidden, of an association that is verified (not suspended since). */
export const isPublic = (listing: Pick<AccessFacts, 'status' | 'hiddenAt' | 'organisation'>): boolean =>
  listing.status === 'published' && listing.hiddenAt === null && listing.organisation.status === 'verified'

const subjectOf = (listing: AccessFacts) => ({ organisationId: listing.organisationId, communes: listing.sites.map((site) => site.communeInsee) })

/** @throws {DomainError} 404 where the person may not even know of it, 403 where she may read it but not do this. */
export function authorizeListing(viewer: Viewer, action: Action, listing: AccessFacts): void {
  const subject = subjectOf(listing)
  if (!isPublic(listing) && !can(viewer, 'listing.read_private', subject)) throw notFound()
  if (!can(viewer, action, subject)) throw forbidden()
}

/** An annonce's number as an address writes it. @throws {DomainError} 404 for anything else. */
export function listingId(text: string | undefined): number {
  const id = /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : NaN
  if (Number.isNaN(id)) throw notFound()
  return id
}

/** What decides about access, read without lock. @throws {DomainError} 404 for an unknown annonce. */
export async function readAccess(db: Database, id: number) {
  const listing = await db.listing.findUnique({ where: { id }, select: ACCESS })
  if (!listing) throw notFound()
  return listing
}

/**
 * Takes the annonce's row for the rest of the transaction and gives it as it now is, for a person who may edit it.
 * @throws {DomainError} 404 `not_found`, 403 `forbidden`.
 */
export async function lockToEdit(tx: Transaction, viewer: Viewer, id: number) {
  await tx.$queryRaw`select id from listing where id = ${id} for update`
  const listing = await tx.listing.findUnique({
    where: { id },
    include: {
      organisation: { select: { status: true } }, sites: { orderBy: { position: 'asc' } }, closures: { orderBy: { startsAt: 'asc' } },
      photos: { orderBy: { position: 'asc' }, include: { file: { select: { hash: true } } } },
    },
  })
  if (!listing) throw notFound()
  authorizeListing(viewer, 'listing.edit', listing)
  return listing
}
