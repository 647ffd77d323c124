import type { Search } from 'search/open-search.server'

import type { Database } from '~/platform/database.server'
import { addJobs } from '~/platform/outbox.server'

import { searchDocuments } from './search-documents.server'

const BATCH = 1000

/**
 * Brings the search to what the annonces say, in batches; the search answers meanwhile. A document that is as it was keeps
 * its stamp. Where the index belongs to another process (a running site beside), that one compares and mends it.
 * @returns how many annonces can be found, and how many documents had no annonce any more.
 */
export async function rebuildSearch({ db, search }: { db: Database; search: Search }, onProgress: (done: number, of: number) => void = () => {}): Promise<{ documents: number; removed: number }> {
  await search.settled()
  const total = await db.listing.count()
  let documents = 0
  let done = 0
  for (let after = 0; ; ) {
    const rows = await db.listing.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } })
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    const found = await searchDocuments(db, ids)
    await search.sync(ids, found)
    documents += found.length
    after = ids.at(-1)!
    onProgress((done += ids.length), total)
  }
  const orphans = await db.$queryRaw<{ id: number }[]>`select listing_id as id from search_document d where not exists (select from listing l where l.id = d.listing_id)`
  await search.sync(orphans.map(({ id }) => id), [])
  await search.check()
  await addJobs(db, [{ task: 'searchCheck', payload: {}, key: 'search-check' }])
  return { documents, removed: orphans.length }
}
