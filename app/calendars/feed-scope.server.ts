import { authorize, authorizeOrHide } from '~/accounts/authorize'
import { authorizeListing, readAccess } from '~/listings/listing-access.server'
import type { Context } from '~/web/request-context.server'

/** What a feed shows: all one's associations where both are null, else one association or one annonce. */
export interface FeedScope {
  organisationId: string | null
  listingId: number | null
}

/** @throws {DomainError} 403 `forbidden`, or 404 `not_found` for what is not of one's association. */
export async function authorizeFeed({ db, viewer }: Context, { organisationId, listingId }: FeedScope): Promise<void> {
  authorize(viewer, 'account.own')
  if (organisationId !== null) authorizeOrHide(viewer, 'calendar.subscribe', { organisationId })
  if (listingId !== null) authorizeListing(viewer, 'calendar.subscribe', await readAccess(db, listingId))
}
