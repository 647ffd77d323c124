import { authorize } from '~/accounts/authorize'
import { Prisma } from '~/platform/database.server'
import { type Page, pageOf } from '~/platform/paging'
import type { Context } from '~/web/request-context.server'

import { deskScope } from './desk-scope'
import { ofListingsAt } from './scope-sql.server'

export interface ListingToModerate {
  id: number
  title: string
  nature: string
  publishedAt: Date | null
  hiddenAt: Date | null
  hiddenReason: string | null
  organisationId: string
  organisationName: string
  communeName: string
}

export const LISTINGS_PAGE_SIZE = 25

/**
 * The published and the hidden annonces of this coordinator's communes, newest first, by a part of their title or of
 * their association's name (accents, capitals and signs do not matter).
 * @param onlyHidden leaves out those that everyone can see.
 */
export async function listingsToModerate(context: Context, { text, onlyHidden, page }: { text: string; onlyHidden: boolean; page: number }): Promise<Page<ListingToModerate>> {
  authorize(context.viewer, 'desk.open', { anywhere: true })
  const found = Prisma.sql`
    from listing join organisation owner on owner.id = listing.organisation_id
    where ${onlyHidden ? Prisma.sql`listing.hidden_at is not null` : Prisma.sql`(listing.status = 'published' or listing.hidden_at is not null)`}
      and ${ofListingsAt(deskScope(context.viewer))} and ${matching(text)}`
  const [items, [counted]] = await Promise.all([
    context.db.$queryRaw<ListingToModerate[]>`
      select listing.id, listing.title, listing.nature, listing.published_at as "publishedAt", listing.hidden_at as "hiddenAt",
             listing.hidden_reason as "hiddenReason", owner.id as "organisationId", owner.name as "organisationName",
             (select name from commune where insee = owner.commune_insee) as "communeName"
      ${found} order by coalesce(listing.hidden_at, listing.published_at) desc nulls last, listing.id desc
      limit ${LISTINGS_PAGE_SIZE} offset ${(page - 1) * LISTINGS_PAGE_SIZE}`,
    context.db.$queryRaw<{ total: number }[]>`select count(*)::integer as total ${found}`,
  ])
  return pageOf(items, counted!.total, page, LISTINGS_PAGE_SIZE)
}

function matching(text: string): Prisma.Sql {
  if (text === '') return Prisma.sql`true`
  // Two indexed look-ups: one condition over both tables could use neither index.
  return Prisma.sql`listing.id in (
    select id from listing where search_plain(title) like '%' || search_plain(${text}) || '%'
    union all
    select l.id from listing l join organisation o on o.id = l.organisation_id where search_plain(o.name) like '%' || search_plain(${text}) || '%')`
}
