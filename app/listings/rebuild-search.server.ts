import type { Search } from 'search/open-search.server'

import type { PrismaClient } from '../../prisma/generated/client'

import { everyListing, indexListings } from './index-listings.server'

/** What shows how far a long operation is. */
export type ShowProgress = (label: string) => { at(done: number, total: number): void; end(): void }

export const IN_SILENCE: ShowProgress = () => ({ at() {}, end() {} })

/**
 * Writes every document anew from its annonce, then builds the index anew beside the living one and swaps; the search answers and
 * is written meanwhile, by whichever process. A document that is as it was keeps its stamp.
 * @returns how many annonces can be found, how many documents had no annonce any more, and whether there was an index to build.
 * @throws where Meilisearch does not take part: the living index goes on.
 */
export async function rebuildSearch(services: { db: PrismaClient; search: Search }, showProgress: ShowProgress = IN_SILENCE): Promise<{ documents: number; removed: number; index: boolean }> {
  const { db, search } = services
  await search.settled()
  const [orphans] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from search_document d where not exists (select from listing l where l.id = d.listing_id)`
  const reading = showProgress('Reading the annonces')
  for await (const ids of everyListing(db, reading.at)) await indexListings(services, ids, async () => {})
  reading.end()
  const filling = showProgress('Filling a new index')
  const index = await search.rebuild(filling.at)
  filling.end()
  return { documents: await db.searchDocument.count(), removed: orphans!.count, index }
}
