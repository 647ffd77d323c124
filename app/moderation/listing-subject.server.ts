import type { Transaction } from '~/platform/database.server'
import { notFound } from '~/platform/errors'

/**
 * The annonce a coordinator decides about, locked, with the communes it concerns: those of its sites and its organisation's.
 * @throws {DomainError} 404 `not_found`.
 */
export async function lockListingSubject(tx: Transaction, listingId: number) {
  await tx.$queryRaw`select 1 from listing where id = ${listingId} for update`
  const listing = await tx.listing.findUnique({
    where: { id: listingId },
    select: { organisationId: true, status: true, hiddenAt: true, organisation: { select: { communeInsee: true } }, sites: { select: { communeInsee: true } } },
  })
  if (!listing) throw notFound()
  const home = listing.organisation.communeInsee
  return { ...listing, home, communes: [...new Set([home, ...listing.sites.map((site) => site.communeInsee)])] }
}
