import { lockListings } from '~/loans/loan-record.server'
import { stockMoved } from '~/loans/stock-moved.server'
import { transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { authorizeListing, readAccess } from './listing-access.server'

/**
 * Says how many of an annonce's stock are lost or out of order, loans apart: a theft, a breakdown, or something found or
 * repaired. A fact is never refused: the promises it leaves uncovered become « à résoudre », those it covers again are cleared.
 * @param lost of the whole stock, from now on: not how many more.
 * @throws {DomainError} 404, 403; 422 `too_small`, `quantity_above_stock` for a figure that cannot be.
 */
export async function setLost(context: Context, id: number, lost: number): Promise<void> {
  const { now, viewer } = context
  await transaction(context.db, async (tx) => {
    await lockListings(tx, [id])
    const listing = await readAccess(tx, id)
    authorizeListing(viewer, 'listing.edit', listing)
    const before = await tx.listing.findUniqueOrThrow({ where: { id }, select: { stock: true, lost: true } })
    if (!Number.isInteger(lost) || lost < 0) throw new DomainError('too_small', { field: 'lost', details: { min: 0 } })
    if (lost > before.stock) throw new DomainError('quantity_above_stock', { field: 'lost', details: { stock: before.stock } })
    if (lost === before.lost) return
    await tx.listing.update({ where: { id }, data: { lost }, select: { id: true } })
    // Where there was one to promise there may now be several: two promises may overlap, as when the stock is raised.
    if (lost < before.lost) await tx.$executeRaw`update loan_line set exclusive = false where listing_id = ${id} and exclusive`
    await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: id, actorId: viewer.personId, organisationId: listing.organisationId, payload: { lost: lost - before.lost } })
    await stockMoved(tx, [id], now)
  })
}
