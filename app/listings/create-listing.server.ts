import { authorize } from '~/accounts/authorize'
import { type Prisma, transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import type { ListingInput } from './listing.schema'
import { listingFaults } from './listing-rules'
import { columnsOf, refuse, writeParts } from './write-listing.server'

/**
 * Posts an annonce as a draft of this association; it may be incomplete. `publishListing` shows it to people.
 * @returns its number. @throws {DomainError} 403 `forbidden`; 422 for values that do not fit together.
 */
export async function createListing(context: Context, organisationId: string, input: ListingInput): Promise<number> {
  authorize(context.viewer, 'listing.create', { organisationId })
  refuse(listingFaults(input))
  return transaction(context.db, async (tx) => {
    const { id } = await tx.listing.create({
      data: { ...(columnsOf(input, input.category) as Prisma.ListingUncheckedCreateInput), organisationId, createdAt: context.now },
      select: { id: true },
    })
    await writeParts(tx, id, input)
    await emit(tx, { kind: 'listing.created', subjectType: 'listing', subjectId: id, actorId: context.viewer.personId, organisationId })
    return id
  })
}
