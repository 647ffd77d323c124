import { can } from '~/accounts/permissions'
import { authorizeListing } from '~/listings/listing-access.server'
import { readSlots } from '~/loans/loan-period'
import { notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { iso, isoOrNull } from './common.schema'
import type { ListingResource } from './listing-resource.schema'

/** One annonce, for whoever may read it; more for its association. @throws {DomainError} 404 `not_found`. */
export async function listingById({ db, viewer, now }: Context, id: number): Promise<ListingResource> {
  const listing = await db.listing.findUnique({
    where: { id },
    include: {
      organisation: { select: { id: true, slug: true, name: true, status: true } },
      sites: { orderBy: { position: 'asc' }, include: { commune: { select: { name: true } } } },
      photos: { orderBy: { position: 'asc' }, include: { file: { select: { hash: true, widths: true } } } },
      closures: { where: { endsAt: { gt: now } }, orderBy: { startsAt: 'asc' } },
    },
  })
  if (!listing) throw notFound()
  authorizeListing(viewer, 'listing.read', listing)
  const { organisation } = listing
  return {
    id, url: `/annonces/${id}`, nature: listing.nature, category: listing.category, title: listing.title, description: listing.description,
    attributes: listing.attributes as Record<string, unknown>, quantity: listing.stock - listing.lost,
    organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name, verified: organisation.status === 'verified' },
    sites: listing.sites.map(({ communeInsee, commune, label }) => ({ communeInsee, communeName: commune.name, label })),
    photos: listing.photos.map(({ alt, file: { hash, widths } }) => ({ alt, hash, urls: Object.fromEntries(widths.map((width) => [width, `/photos/${hash}-${width}.webp`])) })),
    handoverModes: listing.handoverModes, pickupSlots: readSlots(listing.pickupSlots), returnSlots: readSlots(listing.returnSlots),
    closures: listing.closures.map(({ startsAt, endsAt }) => ({ start: iso(startsAt), end: iso(endsAt) })),
    bufferBefore: listing.bufferBefore, bufferAfter: listing.bufferAfter, minDuration: listing.minDuration, maxDuration: listing.maxDuration, noticeHours: listing.noticeHours,
    depositCents: listing.depositCents, replacementCents: listing.replacementCents, feeCents: listing.feeCents, feeUnit: listing.feeUnit,
    insuranceRequired: listing.insuranceRequired, rules: listing.rules, audience: listing.audience, accessible: listing.accessible,
    publishedAt: isoOrNull(listing.publishedAt), updatedAt: iso(listing.updatedAt),
    ...(can(viewer, 'listing.edit', { organisationId: listing.organisationId }) && {
      own: {
        status: listing.status, stock: listing.stock, lost: listing.lost, hiddenAt: isoOrNull(listing.hiddenAt), hiddenReason: listing.hiddenReason,
        addresses: listing.sites.map((site) => site.address), hasSecretInstructions: listing.secretInstructions !== null,
      },
    }),
  }
}
