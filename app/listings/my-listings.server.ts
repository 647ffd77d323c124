import { authorize } from '~/accounts/authorize'
import type { ListingStatus } from 'prisma/generated/client'
import { type Page, pageOf } from '~/platform/paging'
import { actingFor, type Context } from '~/web/request-context.server'

import { categoryLabel, type Nature } from './taxonomy'

/** The tabs of the page, in order. */
export const LISTING_TABS = ['published', 'draft', 'paused', 'archived'] as const satisfies ListingStatus[]
const PAGE_SIZE = 20

export interface MyListing {
  id: number
  title: string
  nature: Nature
  category: string
  stock: number
  status: ListingStatus
  hidden: boolean
  places: string[]
  photo: { hash: string; widths: number[]; width: number; height: number; alt: string } | null
}

/**
 * A page of the annonces of the association the person acts for, last changed first, with how many stand under each tab.
 * @throws {DomainError} 403 `no_association`.
 */
export async function myListings(context: Context, asked: string | null, page: number): Promise<Page<MyListing> & { tab: ListingStatus; counts: Record<ListingStatus, number>; association: string; verified: boolean }> {
  const { organisationId, name, verified } = actingFor(context.viewer)
  authorize(context.viewer, 'listing.read_private', { organisationId })
  const groups = await context.db.listing.groupBy({ by: ['status'], where: { organisationId }, _count: true })
  const counts = { draft: 0, published: 0, paused: 0, archived: 0, ...Object.fromEntries(groups.map((group) => [group.status, group._count])) }
  // Where nothing was chosen: the first tab that holds something.
  const tab = LISTING_TABS.find((status) => status === asked) ?? LISTING_TABS.find((status) => counts[status] > 0) ?? 'published'
  const rows = await context.db.listing.findMany({
    where: { organisationId, status: tab }, orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE,
    select: {
      id: true, title: true, nature: true, category: true, stock: true, status: true, hiddenAt: true,
      sites: { orderBy: { position: 'asc' }, select: { commune: { select: { name: true } } } },
      photos: { orderBy: { position: 'asc' }, take: 1, select: { alt: true, file: { select: { hash: true, widths: true, width: true, height: true } } } },
    },
  })
  const items = rows.map(({ hiddenAt, sites, photos: [photo], category, ...row }) => ({
    ...row, hidden: hiddenAt !== null, category: categoryLabel(category, context.locale),
    places: [...new Set(sites.map((site) => site.commune.name))], photo: photo ? { ...photo.file, alt: photo.alt } : null,
  }))
  return { ...pageOf(items, counts[tab], page, PAGE_SIZE), tab, counts, association: name, verified }
}
