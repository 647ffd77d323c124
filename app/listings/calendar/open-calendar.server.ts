import { LRUCache } from 'lru-cache'
import type pg from 'pg'

import { readClock } from '~/platform/clock.server'

import { type SearchRow, searchRows } from '../search-rows.server'
import { changesSince, currentSnapshot, KEPT_MS } from './changes.server'
import { ListingColumns } from './listing-columns'
import { readAllListings, readListings } from './read-calendar.server'

/** Noted where a document of the search changed. */
const DOCUMENTS = 0
/** As many changes at once are an import: reading everything is cheaper. */
const MANY = 5000
/** How long the index may lag behind a change before it must be believed. */
const INDEX_MAY_LAG_MS = 15 * 60_000
/** Holds that ended this long ago are not read; nobody asks about the past. */
const PAST_MS = 24 * 3_600_000

/**
 * What is free when, of every annonce that may be found, in the memory of this process: the answer to "which are not free
 * then?" in a millisecond, where the database would need a hundred.
 */
export interface Calendar {
  /** The calendar in step with every transaction committed before the call. @throws when the database does not answer. */
  current(): Promise<CalendarView>
}

export interface CalendarView {
  /** Moves on with every change that could change an answer of the search. */
  version: number
  /** Moves on with every document that the search reads anew. */
  documents: number
  listings: ListingColumns
  /** What a row of results shows of these annonces, in this order; those that may not be found (any more) are absent. */
  rows(ids: readonly number[]): Promise<KeptRow[]>
  /** Annonces of late changes: what the index says of them may be old. */
  recent(): Iterable<number>
}

/** A row, and the stamp that its annonce had when it was read. */
export interface KeptRow {
  row: SearchRow
  stamp: number
}

const REMEMBERED_ROWS = 5000

const longAgo = () => new Date(readClock().getTime() - PAST_MS)

/** @param clock milliseconds that only ever grow. */
export function openCalendar(pool: pg.Pool, clock: () => number = () => performance.now()): Calendar {
  let listings = new ListingColumns()
  /** Annonces that changed of late, with when that was seen. */
  const recent = new Map<number, number>()
  const rows = new LRUCache<number, KeptRow>({ max: REMEMBERED_ROWS })
  let snapshot: string | null = null
  let looked = 0
  let version = 0
  let documents = 0

  async function readEverything() {
    const since = longAgo()
    const before = await currentSnapshot(pool)
    const fresh = new ListingColumns()
    await readAllListings(pool, since, (listing) => fresh.put(listing))
    listings = fresh
    snapshot = before
    version++
    documents++
  }

  async function look() {
    const now = clock()
    if (snapshot === null || now - looked > KEPT_MS) await readEverything()
    const changes = await changesSince(pool, snapshot!)
    if (changes.listings.length > MANY) await readEverything()
    else if (changes.listings.length > 0) {
      const read = await readListings(pool, changes.listings, longAgo())
      if (changes.listings.includes(DOCUMENTS)) documents++
      const found = new Set(read.map(({ id }) => id))
      for (const id of changes.listings) {
        if (id === DOCUMENTS) continue
        if (!found.has(id)) listings.remove(id)
        recent.delete(id)
        recent.set(id, now)
      }
      for (const listing of read) listings.put(listing)
      for (const [id, seen] of recent) {
        if (now - seen < INDEX_MAY_LAG_MS) break
        recent.delete(id)
      }
      version++
    }
    snapshot = changes.snapshot
    looked = now
  }

  // A look that began before the question may have missed what the asker knows: whoever comes meanwhile shares the next one.
  const sharedLook = oneAtATime(look)

  const view: CalendarView = {
    get version() {
      return version
    },
    get documents() {
      return documents
    },
    get listings() {
      return listings
    },
    async rows(ids) {
      const wanted = ids.map((id) => ({ id, stamp: listings.stampOf(id) })).filter(({ stamp }) => stamp !== 0)
      const missing = wanted.filter(({ id, stamp }) => rows.get(id)?.stamp !== stamp)
      if (missing.length > 0) {
        const read = new Map((await searchRows(pool, missing.map(({ id }) => id))).map((row) => [row.id, row]))
        for (const { id, stamp } of missing) {
          const row = read.get(id)
          if (row) rows.set(id, { row, stamp })
        }
      }
      return wanted.map(({ id }) => rows.get(id)).filter((kept, i): kept is KeptRow => kept?.stamp === wanted[i]!.stamp)
    },
    recent: () => recent.keys(),
  }
  return {
    async current() {
      await sharedLook()
      return view
    },
  }
}

/** One run after the other; all who ask while one is under way share the run after it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  let waiting: Promise<void> | null = null
  return () =>
    (waiting ??= last = last.catch(() => {}).then(() => {
      waiting = null
      return work()
    }))
}
