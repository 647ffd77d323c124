import { randomUUID } from 'node:crypto'

import type { Context } from '~/web/request-context.server'

import { authorizeFeed, type FeedScope } from './feed-scope.server'
import { feedPath, feedTokenHash, newFeedToken } from './feed-token.server'

/**
 * Gives the viewer a new secret address for this; the one before opens nothing any more. Only its hash stays.
 * @returns the path, to be shown once. @throws {DomainError} 403, 404 as authorizeFeed.
 */
export async function renewFeed(context: Context, scope: FeedScope): Promise<string> {
  const { db, viewer, now } = context
  await authorizeFeed(context, scope)
  const token = newFeedToken()
  await db.$executeRaw`
    insert into calendar_feed (id, person_id, organisation_id, listing_id, token_hash, created_at)
    values (${randomUUID()}::uuid, ${viewer.personId}::uuid, ${scope.organisationId}::uuid, ${scope.listingId}::int, ${feedTokenHash(token)}, ${now})
    on conflict (person_id, organisation_id, listing_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, last_read_at = null`
  return feedPath(token)
}
