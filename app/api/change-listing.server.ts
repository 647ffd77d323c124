import type * as z from 'zod'

import { createListing } from '~/listings/create-listing.server'
import type { ListingInput } from '~/listings/listing.schema'
import { missingToPublish } from '~/listings/listing-rules'
import { archiveListing, pauseListing, publishListing } from '~/listings/listing-status.server'
import { updateListing } from '~/listings/update-listing.server'
import { transaction } from '~/platform/database.server'
import { DomainError, forbidden } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import type { listingPatch, newListing } from './listing-input.schema'

/** The association a new annonce is of: the one named, else the caller's only one. @throws {DomainError} 403 `no_association`; 422 `required`. */
function ownerOf({ viewer }: Context, named: string | undefined): string {
  if (named) return named
  const [only, ...others] = viewer.memberships
  if (!only) throw forbidden('no_association')
  if (others.length > 0) throw new DomainError('required', { field: 'organisationId' })
  return only.organisationId
}

const canBePublished = ({ viewer }: Context, organisationId: string, listing: ListingInput) =>
  missingToPublish(listing).length === 0 && viewer.memberships.some((membership) => membership.organisationId === organisationId && membership.verified)

/** Posts an annonce, published at once where that was asked, or may be. All or nothing. @returns its number. */
export async function postListing(context: Context, { organisationId: named, status, listing }: z.output<typeof newListing>): Promise<number> {
  const organisationId = ownerOf(context, named)
  return transaction(context.db, async (db) => {
    const id = await createListing({ ...context, db }, organisationId, listing)
    if (status === 'published' || (status === undefined && canBePublished(context, organisationId, listing))) await publishListing({ ...context, db }, id)
    return id
  })
}

const MOVES = { published: publishListing, paused: pauseListing, archived: archiveListing } as const

/** Changes fields and status together. All or nothing. */
export async function changeListing(context: Context, id: number, { status, patch }: z.output<typeof listingPatch>): Promise<void> {
  await transaction(context.db, async (db) => {
    await updateListing({ ...context, db }, id, patch)
    if (status) await MOVES[status]({ ...context, db }, id)
  })
}
