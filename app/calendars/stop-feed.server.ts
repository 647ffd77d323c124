import { authorize } from '~/accounts/authorize'
import type { Context } from '~/web/request-context.server'

import type { FeedScope } from './feed-scope.server'

/** The viewer's address for this opens nothing any more; without one nothing happens. @throws {DomainError} 403 `forbidden`. */
export async function stopFeed({ db, viewer }: Context, { organisationId, listingId }: FeedScope): Promise<void> {
  authorize(viewer, 'account.own')
  await db.calendarFeed.deleteMany({ where: { personId: viewer.personId!, organisationId, listingId } })
}
