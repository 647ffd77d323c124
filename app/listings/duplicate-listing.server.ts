import { translator } from '~/messages/catalogue.server'
import { type Prisma, transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { lockToEdit } from './listing-access.server'
import { LISTING_LIMITS } from './listing-limits'

/** Copies an annonce, photos included, as a draft of the same association. @returns the copy's number. @throws {DomainError} 404, 403. */
export async function duplicateListing(context: Context, id: number): Promise<number> {
  return transaction(context.db, async (tx) => {
    const listing = await lockToEdit(tx, context.viewer, id)
    const {
      id: _id, organisation: _organisation, sites, closures, photos, status: _status, hiddenAt: _hiddenAt, hiddenReason: _hiddenReason,
      lost, rev: _rev, publishedAt: _publishedAt, createdAt: _createdAt, updatedAt: _updatedAt, ...columns
    } = listing
    const title = [...translator(context.locale, 'listings')('copyOf', { title: listing.title })].slice(0, LISTING_LIMITS.title.max).join('')
    const copy = await tx.listing.create({
      data: {
        ...(columns as Prisma.ListingUncheckedCreateInput), title, stock: Math.max(1, listing.stock - lost), createdAt: context.now,
        sites: { createMany: { data: sites.map(({ communeInsee, label, address, position }) => ({ communeInsee, label, address, position })) } },
        closures: { createMany: { data: closures.filter((closure) => closure.source === null && closure.endsAt > context.now).map(({ startsAt, endsAt, reason }) => ({ startsAt, endsAt, reason })) } },
        photos: { createMany: { data: photos.map(({ fileId, position, alt }) => ({ fileId, position, alt })) } },
      },
      select: { id: true },
    })
    await emit(tx, { kind: 'listing.created', subjectType: 'listing', subjectId: copy.id, actorId: context.viewer.personId, organisationId: listing.organisationId, payload: { copyOf: id } })
    return copy.id
  })
}
