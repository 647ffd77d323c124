import { authorize } from '~/accounts/authorize'
import type { Context } from '~/web/request-context.server'

import { authorizeFeed, type FeedScope } from './feed-scope.server'

/** That a secret address exists; the address itself is known to nobody but its owner. */
export interface OwnFeed {
  createdAt: Date
  lastReadAt: Date | null
}

const SHOWN = { createdAt: true, lastReadAt: true } as const

/** The viewer's addresses for all her associations (null) and for each of them. @throws {DomainError} 403 `forbidden`. */
export async function ownFeeds({ db, viewer }: Context): Promise<{ organisationId: string | null; name: string | null; feed: OwnFeed | null }[]> {
  authorize(viewer, 'account.own')
  const feeds = await db.calendarFeed.findMany({ where: { personId: viewer.personId!, listingId: null }, select: { organisationId: true, ...SHOWN } })
  const feedOf = (id: string | null) => feeds.find((feed) => feed.organisationId === id) ?? null
  return [
    { organisationId: null, name: null, feed: feedOf(null) },
    ...viewer.memberships.map(({ organisationId, name }) => ({ organisationId, name, feed: feedOf(organisationId) })),
  ]
}

/** The viewer's address for one thing; null while she has none. @throws {DomainError} 403, 404 as authorizeFeed. */
export async function ownFeed(context: Context, scope: FeedScope): Promise<OwnFeed | null> {
  await authorizeFeed(context, scope)
  return context.db.calendarFeed.findFirst({ where: { personId: context.viewer.personId!, ...scope }, select: SHOWN })
}
