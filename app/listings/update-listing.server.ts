import { type Transaction, transaction } from '~/platform/database.server'
import { stockMoved } from '~/loans/stock-moved.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import type { AttributeValues } from './attributes'
import { lockToEdit } from './listing-access.server'
import type { ListingPatch } from './listing.schema'
import { publishListing } from './listing-status.server'
import { listingFaults, missingToPublish, withCategory } from './listing-rules'
import { asStockRefusal, columnsOf, refuse, writeParts } from './write-listing.server'

/**
 * Changes an annonce; what the patch leaves out stays. A published one must stay complete. A don of which nothing was left is offered
 * again once there is more of it.
 * @throws {DomainError} 404, 403; 409 `stock_promised` (details `promised`, `minimum`) where the database refuses to
 *   lower a stock that is promised; 409 `nature_promised` while a request or a loan of it is open; 422 for values that do not fit together.
 */
export async function updateListing(context: Context, id: number, patch: ListingPatch): Promise<void> {
  let lost = 0
  try {
    await transaction(context.db, async (tx) => {
      const current = await lockToEdit(tx, context.viewer, id)
      lost = current.lost
      const merged = withCategory({
        nature: current.nature, title: current.title, category: current.category, minDuration: current.minDuration, maxDuration: current.maxDuration,
        sites: current.sites, handoverModes: current.handoverModes, ...patch,
        attributes: patch.attributes ?? (current.attributes as AttributeValues),
      })
      // Attributes of a category it no longer is in say nothing: they go, unless they were given with the change.
      if (!patch.attributes && merged.category.split('.')[0] !== current.category.split('.')[0]) merged.attributes = {}
      if (merged.nature !== current.nature) await refuseUnderPromises(tx, id)
      refuse([...listingFaults(merged), ...(current.status === 'published' ? missingToPublish(merged) : [])])
      if (patch.stock !== undefined && patch.stock < lost) throw new DomainError('too_small', { field: 'stock', details: { min: lost } })
      await tx.listing.update({ where: { id }, data: columnsOf({ ...patch, category: merged.category, attributes: merged.attributes }, merged.category) })
      await writeParts(tx, id, patch)
      await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: id, actorId: context.viewer.personId, organisationId: current.organisationId })
      if (current.status === 'archived' && nothingLeft(current) && patch.stock !== undefined && patch.stock > lost) await publishListing({ ...context, db: tx }, id)
      // What a loss had left uncovered may be covered again.
      if (patch.stock !== undefined && patch.stock > current.stock) await stockMoved(tx, [id], context.now)
    })
  } catch (error) {
    throw asStockRefusal(error, lost)
  }
}

/** Of a don: it was put away when the last was fetched. */
const nothingLeft = ({ nature, stock, lost }: { nature: string; stock: number; lost: number }): boolean => nature === 'don' && stock <= lost

/** What is asked for or promised was counted as its nature counts, in days, minutes or for good: it stays while any of it is open. */
async function refuseUnderPromises(tx: Transaction, listingId: number): Promise<void> {
  const open = await tx.loanLine.findFirst({ where: { listingId, state: { in: ['pending', 'accepted', 'handed_over'] } }, select: { id: true } })
  if (open) throw new DomainError('nature_promised', { status: 409, field: 'nature' })
}
