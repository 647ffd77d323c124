import { authorizeListing, readAccess } from '~/listings/listing-access.server'
import type { Context } from '~/web/request-context.server'

import { readOutsideCalendar } from './outside/outside-calendar-page.server'
import { ownFeed } from './own-feeds.server'

/** What the page of an annonce's calendar shows to those who may edit it. @throws {DomainError} 404, 403. */
export async function listingCalendar(context: Context, id: number) {
  const { db, viewer } = context
  authorizeListing(viewer, 'listing.edit', await readAccess(db, id))
  const listing = await db.listing.findUniqueOrThrow({ where: { id }, select: { id: true, title: true, nature: true } })
  return { listing, feed: await ownFeed(context, { organisationId: null, listingId: id }), outside: await readOutsideCalendar(context, id) }
}
