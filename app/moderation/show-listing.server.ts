import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { conflict } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { lockListingSubject } from './listing-subject.server'
import { recordDecision } from './record-decision.server'

/**
 * Shows a hidden annonce again, in whatever status its association left it.
 * @throws {DomainError} `not_found`; `forbidden` for who coordinates none of its communes; 409 `not_hidden`.
 */
export async function showListing(context: Context, { listingId }: { listingId: number }): Promise<void> {
  await transaction(context.db, async (tx) => {
    const listing = await lockListingSubject(tx, listingId)
    authorize(context.viewer, 'listing.hide', { communes: listing.communes })
    if (!listing.hiddenAt) throw conflict('not_hidden')
    await tx.listing.update({ where: { id: listingId }, data: { hiddenAt: null, hiddenReason: null } })
    await recordDecision(tx, context, { subjectType: 'listing', subjectId: listingId, action: 'show', reason: '', communeInsee: listing.home })
    await emit(tx, {
      kind: 'listing.shown', subjectType: 'listing', subjectId: listingId, actorId: context.viewer.personId, organisationId: listing.organisationId,
    })
  })
}
