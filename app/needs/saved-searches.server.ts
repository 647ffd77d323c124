import { authorize } from '~/accounts/authorize'
import { formatDay } from '~/messages/format'
import { type Page, pageOf } from '~/platform/paging'
import type { Context } from '~/web/request-context.server'

import { readMailStops } from './mail-stops.server'
import { needQuery } from './need-query'
import { type NeedState, needState } from './need-rules'
import { needFacts, needTitle } from './need-texts.server'

const PAGE_SIZE = 20

export interface SavedSearch {
  id: string
  title: string
  facts: string[]
  state: NeedState
  until: string
  searchHref: string | null
  mails: boolean
}

/** A page of a person's own saved searches, newest first, and whether any mail reaches her about them. @throws {DomainError} 403 `forbidden`. */
export async function savedSearches(context: Context, page: number): Promise<Page<SavedSearch> & { mailsStopped: boolean }> {
  const { db, viewer, now, locale } = context
  authorize(viewer, 'account.own')
  const where = { personId: viewer.personId! }
  const [rows, total] = await Promise.all([
    db.need.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE, include: { commune: { select: { name: true } } } }),
    db.need.count({ where }),
  ])
  const stops = await readMailStops(db, viewer.personId!, rows.map(({ id }) => id))
  const items = rows.map((need) => ({
    id: need.id, title: needTitle(need, locale), facts: needFacts({ ...need, communeName: need.commune?.name ?? null }, locale, now), state: needState(need, now),
    until: formatDay(new Date(need.standsUntil.getTime() - 1), locale, now), searchHref: addressOf(needQuery(need, now)), mails: !stops.needs.has(need.id),
  }))
  return { ...pageOf(items, total, page, PAGE_SIZE), mailsStopped: stops.all }
}

const addressOf = (query: URLSearchParams | null): string | null => query && `/annonces?${query.toString().replaceAll('%3A', ':')}`
