import { authorize } from '~/accounts/authorize'
import { notFound } from '~/platform/errors'
import { actingFor, type Context } from '~/web/request-context.server'

const HEADING = { id: true, title: true, nature: true, stock: true, lost: true, organisationId: true, organisation: { select: { name: true } } } as const

/** The annonce one asks a question about. @throws {DomainError} 404 `not_found`; 403 `no_association`. */
export async function listingToAskAbout({ db, viewer }: Context, listingId: number) {
  const listing = await db.listing.findFirst({ where: { id: listingId, status: 'published', hiddenAt: null }, select: HEADING })
  if (!listing) throw notFound()
  authorize(viewer, 'question.ask', { organisationId: actingFor(viewer).organisationId })
  return listing
}

/** The annonce of one's own for which one records a loan agreed elsewhere. @throws {DomainError} 404 `not_found`; 403 `forbidden`. */
export async function listingToRecord({ db, viewer }: Context, listingId: number) {
  const listing = await db.listing.findUnique({ where: { id: listingId }, select: HEADING })
  if (!listing) throw notFound()
  authorize(viewer, 'loan.record_elsewhere', { organisationId: listing.organisationId })
  return listing
}
