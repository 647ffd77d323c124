import { transaction } from '~/platform/database.server'
import { conflict, forbidden } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { lockToEdit } from './listing-access.server'
import { missingToPublish } from './listing-rules'
import { refuse } from './write-listing.server'

/**
 * Shows an annonce to everybody. Done already: nothing happens.
 * @throws {DomainError} 404, 403; 403 `not_verified` until a coordinator verified the association; 409 `listing_hidden`
 *   while a coordinator hides it; 422 `category_needed`, `site_needed`, `handover_needed`.
 */
export async function publishListing(context: Context, id: number): Promise<void> {
  await transaction(context.db, async (tx) => {
    const listing = await lockToEdit(tx, context.viewer, id)
    if (listing.hiddenAt) throw conflict('listing_hidden')
    if (listing.organisation.status !== 'verified') throw forbidden('not_verified')
    refuse(missingToPublish(listing))
    if (listing.status === 'published') return
    await tx.listing.update({ where: { id }, data: { status: 'published', publishedAt: listing.publishedAt ?? context.now } })
    await emit(tx, { kind: 'listing.published', subjectType: 'listing', subjectId: id, actorId: context.viewer.personId, organisationId: listing.organisationId })
  })
}

/** Takes an annonce out of the search for a while; the loans accepted go on. @throws {DomainError} 404, 403; 409 `not_published`. */
export async function pauseListing(context: Context, id: number): Promise<void> {
  await transaction(context.db, async (tx) => {
    const listing = await lockToEdit(tx, context.viewer, id)
    if (listing.status === 'paused') return
    if (listing.status !== 'published') throw conflict('not_published')
    await tx.listing.update({ where: { id }, data: { status: 'paused' } })
    await emit(tx, { kind: 'listing.paused', subjectType: 'listing', subjectId: id, actorId: context.viewer.personId, organisationId: listing.organisationId })
  })
}

/** Puts an annonce away for good; what was promised stays promised, the loans accepted go on. @throws {DomainError} 404, 403. */
export async function archiveListing(context: Context, id: number): Promise<void> {
  await transaction(context.db, async (tx) => {
    const listing = await lockToEdit(tx, context.viewer, id)
    if (listing.status === 'archived') return
    await tx.listing.update({ where: { id }, data: { status: 'archived' } })
    await emit(tx, { kind: 'listing.archived', subjectType: 'listing', subjectId: id, actorId: context.viewer.personId, organisationId: listing.organisationId })
  })
}
