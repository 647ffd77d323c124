import type { Search } from 'search/open-search.server'

import type { PrismaClient } from '../../prisma/generated/client'

import type { Database, Transaction } from '~/platform/database.server'
import { addJobs, PRIORITY } from '~/platform/outbox.server'

import { searchDocuments } from './search-documents.server'

/** How many documents are read and written at once. */
const INDEX_BATCH = 250
const BATCH_TIMEOUT_MS = 120_000

interface Needs {
  db: PrismaClient
  search: Search
}

/**
 * These annonces changed: their documents are to be read anew. Each counts once, however often it changes. Waits where a
 * document is being read at this moment, because that reading may have come before the change.
 */
export async function markStale(db: Database, ids: number[]): Promise<void> {
  await db.$executeRaw`
    insert into search_stale (listing_id) select distinct id from unnest(${ids}::int[]) as id order by id
    on conflict (listing_id) do update set since = search_stale.since`
}

/** Adds the one job that reads documents anew; where it waits already, nothing. */
export const addIndexJob = (db: Database): Promise<void> => addJobs(db, [{ task: 'index', payload: {}, key: 'index', priority: PRIORITY.index }])

/**
 * Reads and writes the documents of all annonces that changed, those that have waited longest first. Several may be at it at
 * once: each annonce is read by one of them at a time.
 */
export async function indexStale({ db, search }: Needs): Promise<void> {
  for (let more = true; more; ) {
    more = await db.$transaction(
      async (tx) => {
        const rows = await tx.$queryRaw<{ id: number }[]>`
          select listing_id as id from search_stale order by since, listing_id limit ${INDEX_BATCH} for update skip locked`
        await writeAnew(tx, search, rows.map(({ id }) => id))
        return rows.length === INDEX_BATCH
      },
      { timeout: BATCH_TIMEOUT_MS },
    )
  }
}

/**
 * Reads and writes the documents of these annonces, whether they changed or not, in one transaction.
 * @param work runs before it, while no other process writes them; it gets those that were marked as changed already.
 */
export async function indexListings<T>({ db, search }: Needs, ids: number[], work: (tx: Transaction, marked: Set<number>) => Promise<T>): Promise<T> {
  return db.$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ id: number; marked: boolean }[]>`
        insert into search_stale (listing_id) select distinct id from unnest(${ids}::int[]) as id order by id
        on conflict (listing_id) do update set since = search_stale.since returning listing_id as id, xmax::text <> '0' as marked`
      const result = await work(tx, new Set(rows.filter(({ marked }) => marked).map(({ id }) => id)))
      await writeAnew(tx, search, ids)
      return result
    },
    { timeout: BATCH_TIMEOUT_MS },
  )
}

/** The ids of all annonces and of all documents, in batches, with progress. */
export async function* everyListing(db: PrismaClient, onProgress: (done: number, of: number) => void): AsyncGenerator<number[]> {
  const total = Math.max(await db.listing.count(), await db.searchDocument.count())
  let done = 0
  for (let after = 0; ; ) {
    const rows = await db.$queryRaw<{ id: number }[]>`
      (select id from listing where id > ${after} order by id limit ${INDEX_BATCH})
      union (select listing_id from search_document where listing_id > ${after} order by listing_id limit ${INDEX_BATCH})
      order by id limit ${INDEX_BATCH}`
    if (rows.length === 0) return
    yield rows.map(({ id }) => id)
    after = rows.at(-1)!.id
    onProgress((done += rows.length), total)
  }
}

/** The caller holds the rows of these annonces in `search_stale`. */
async function writeAnew(tx: Transaction, search: Search, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await search.write(ids, await searchDocuments(tx, ids))
  await tx.$executeRaw`delete from search_stale where listing_id = any(${ids})`
}

/**
 * What a start may find undone: documents that another version of the program wrote, annonces that have none (a restored
 * backup), and marks that a killed process left behind.
 */
export async function resumeIndexing({ db, search }: Needs): Promise<void> {
  await db.$executeRaw`
    insert into search_stale (listing_id)
    select listing_id from search_document where version <> ${search.version}
    union
    select l.id from listing l join organisation o on o.id = l.organisation_id
    where l.status = 'published' and l.hidden_at is null and o.status = 'verified' and not exists (select from search_document d where d.listing_id = l.id)
    order by 1 on conflict (listing_id) do nothing`
  const [row] = await db.$queryRaw<{ any: boolean }[]>`select exists (select from search_stale) as any`
  if (row!.any) await addIndexJob(db)
}
