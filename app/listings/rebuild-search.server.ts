import type { Search } from 'search/open-search.server'

import type { PrismaClient } from '../../prisma/generated/client'

import { addJobs } from '~/platform/outbox.server'

import { searchDocuments } from './search-documents.server'

const BATCH = 250
const BATCH_TIMEOUT_MS = 120_000

/**
 * Brings the search to what the annonces say, in batches; the search answers meanwhile. A document that is as it was keeps
 * its stamp. Where the index belongs to another process (a running site beside), that one compares and mends it.
 * @returns how many annonces can be found, and how many documents had no annonce any more.
 */
export async function rebuildSearch({ db, search }: { db: PrismaClient; search: Search }, onProgress: (done: number, of: number) => void = () => {}): Promise<{ documents: number; removed: number }> {
  await search.settled()
  const total = await db.listing.count()
  let documents = 0
  let done = 0
  for (let after = 0; ; ) {
    const rows = await db.listing.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } })
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    documents += await db.$transaction(
      async (tx) => {
        // The locks of the index jobs: a change made meanwhile is written after this batch, not under it.
        await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('index:' || id, 0))::text from unnest(${ids}::int[]) as id order by id`
        const found = await searchDocuments(tx, ids)
        await search.sync(ids, found)
        return found.length
      },
      { timeout: BATCH_TIMEOUT_MS },
    )
    after = ids.at(-1)!
    onProgress((done += ids.length), total)
  }
  const orphans = await db.$queryRaw<{ id: number }[]>`select listing_id as id from search_document d where not exists (select from listing l where l.id = d.listing_id)`
  await search.sync(orphans.map(({ id }) => id), [])
  await search.check()
  await addJobs(db, [{ task: 'searchCheck', payload: {}, key: 'search-check' }])
  return { documents, removed: orphans.length }
}
