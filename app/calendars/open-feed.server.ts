import { DEFAULT_LOCALE, isLocale, type Locale } from '~/messages/locale'
import type { Database } from '~/platform/database.server'

import { feedTokenHash } from './feed-token.server'
import type { LinesScope } from './promised-lines.server'

const READ_EVERY_MS = 3_600_000

export interface OpenFeed {
  id: string
  locale: Locale
  /** Of the association or of the annonce; null for all one's associations. */
  name: string | null
  scope: LinesScope
}

/**
 * What this token opens, by the memberships of today; null where it is unknown, was replaced, its account is disabled, or its owner
 * has left the association.
 */
export async function openFeed(db: Database, token: string, now: Date): Promise<OpenFeed | null> {
  const feed = await db.calendarFeed.findUnique({
    where: { tokenHash: feedTokenHash(token) },
    select: {
      id: true, organisationId: true, listingId: true, lastReadAt: true,
      organisation: { select: { name: true } }, listing: { select: { title: true, organisationId: true } },
      person: { select: { locale: true, disabledAt: true, emailVerifiedAt: true, memberships: { select: { organisationId: true } } } },
    },
  })
  if (!feed || feed.person.disabledAt || !feed.person.emailVerifiedAt) return null
  const own = feed.person.memberships.map(({ organisationId }) => organisationId)
  const asked = feed.organisationId ?? feed.listing?.organisationId ?? null
  if (asked !== null && !own.includes(asked)) return null
  if (!feed.lastReadAt || now.getTime() - feed.lastReadAt.getTime() >= READ_EVERY_MS) await db.calendarFeed.update({ where: { id: feed.id }, data: { lastReadAt: now }, select: { id: true } })
  return {
    id: feed.id, locale: isLocale(feed.person.locale) ? feed.person.locale : DEFAULT_LOCALE, name: feed.organisation?.name ?? feed.listing?.title ?? null,
    scope: { organisationIds: asked === null ? own : [asked], listingId: feed.listingId },
  }
}
