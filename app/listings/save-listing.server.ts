import { transaction } from '~/platform/database.server'
import type { Outcome } from '~/web/form-action.server'
import { actingFor, type Context } from '~/web/request-context.server'

import { createListing } from './create-listing.server'
import type { ListingInput } from './listing.schema'
import { publishListing } from './listing-status.server'
import { updateListing } from './update-listing.server'

/** Posts what the editor holds, for the association the person acts for: published at once, or kept as a draft. */
export async function saveNewListing(context: Context, input: ListingInput, publish: boolean): Promise<Outcome> {
  const id = await transaction(context.db, async (db) => {
    const created = await createListing({ ...context, db }, actingFor(context.viewer).organisationId, input)
    if (publish) await publishListing({ ...context, db }, created)
    return created
  })
  return publish ? { location: `/annonces/${id}`, flash: { key: 'listing_published' } } : { location: `/annonces/${id}/modifier`, flash: { key: 'listing_draft_kept' } }
}

/** Saves what the editor holds of an annonce that exists, and publishes it where that was asked. */
export async function saveListing(context: Context, id: number, input: ListingInput, publish: boolean): Promise<Outcome> {
  const before = await transaction(context.db, async (db) => {
    const { status } = await db.listing.findUniqueOrThrow({ where: { id }, select: { status: true } })
    await updateListing({ ...context, db }, id, input)
    if (publish && status !== 'published') await publishListing({ ...context, db }, id)
    return status
  })
  if (before === 'published' || (!publish && before !== 'draft')) return { location: `/annonces/${id}`, flash: { key: 'listing_saved' } }
  return publish ? { location: `/annonces/${id}`, flash: { key: 'listing_published' } } : { location: `/annonces/${id}/modifier`, flash: { key: 'listing_draft_kept' } }
}
