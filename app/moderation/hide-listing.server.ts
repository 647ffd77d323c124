import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { conflict } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { lockListingSubject } from './listing-subject.server'
import { recordDecision } from './record-decision.server'

/**
 * Hides an annonce from everyone but its association, which is told why (DSA, art. 17). Loans already promised go on.
 * @throws {DomainError} `not_found`; `forbidden` for who coordinates none of its communes; 409 `already_hidden`.
 */
export async function hideListing(context: Context, { listingId, reason }: { listingId: number; reason: string }): Promise<void> {
  await transaction(context.db, async (tx) => {
    const listing = await lockListingSubject(tx, listingId)
    authorize(context.viewer, 'listing.hide', { communes: listing.communes })
    if (listing.hiddenAt) throw conflict('already_hidden')
    await tx.listing.update({ where: { id: listingId }, data: { hiddenAt: context.now, hiddenReason: reason } })
    const decisionId = await recordDecision(tx, context, { subjectType: 'listing', subjectId: listingId, action: 'hide', reason, communeInsee: listing.home })
    await emit(tx, {
      kind: 'listing.hidden', subjectType: 'listing', subjectId: listingId, actorId: context.viewer.personId, organisationId: listing.organisationId, payload: { decisionId },
    })
  })
}
