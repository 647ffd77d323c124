import type pg from 'pg'

import type { Comparison, OnProgress } from './follow-index'
import type { MeilisearchAddress } from './meilisearch/client'
import { CURRENT, type IndexVersion } from './meilisearch/search-index'
import { documentStore } from './postgres/document-store'
import { postgresEngine } from './postgres/engine'
import { indexRegister } from './postgres/index-register'
import type { EngineName, Matching, SearchDocument, SearchQuery } from './search-engine'
import { tendIndex } from './tended-index'

export interface Search {
  /** The engine that answers now. */
  engine(): EngineName
  /** The ids of one page, in order. @param by the engine to ask, the one that answers now if left out; PostgreSQL stands in for a silent one. */
  search(query: SearchQuery, by?: EngineName): Promise<{ ids: number[]; engine: EngineName }>
  /** The annonces whose words match. */
  matches(text: string, by?: EngineName): Promise<Matching & { engine: EngineName }>
  /** Brings these annonces to what `documents` says; an id without document is removed. Idempotent. The index follows by itself. */
  write(ids: number[], documents: SearchDocument[]): Promise<void>
  /** The same, and resolves when all of it can be found. @throws when it did not reach an engine: it will be told later. */
  sync(ids: number[], documents: SearchDocument[]): Promise<void>
  /** Those of these annonces whose document is not what `documents` says. */
  differing(ids: number[], documents: SearchDocument[]): Promise<number[]>
  /** Compares the index with the documents and mends it; null without Meilisearch. @throws when it does not take part. */
  check(): Promise<Comparison | null>
  /** Builds the index anew beside the living one and swaps. @returns false without Meilisearch. @throws when it does not take part. */
  rebuild(onProgress: OnProgress): Promise<boolean>
  /** Of the program: documents that another version wrote are to be written anew. */
  readonly version: string
  /** Resolves once the first look at Meilisearch is over, whatever it found. */
  settled(): Promise<void>
  /** Ends what goes on in the background. */
  close(): Promise<void>
}

export interface SearchOptions {
  pool: pg.Pool
  meilisearch: MeilisearchAddress | null
  log: SearchLog
  /** Before the names of its indexes: several sites, or tests, on one server. */
  prefix?: string
  /** Milliseconds after which PostgreSQL answers a question that Meilisearch has not answered. */
  timeout?: number
  /** Milliseconds after which any other call to Meilisearch is given up. */
  patience?: number
  /** Milliseconds between two glances at Meilisearch, whether it answers or not. */
  glanceEvery?: number
  /** For a command: nothing goes on in the background, and Meilisearch is not asked. */
  idle?: boolean
  version?: IndexVersion
  /** Milliseconds; what each is for stands at `Tending`. */
  lookEvery?: number
  keepOthers?: number
  lateRequests?: number
}

export interface SearchLog {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
  info(fields: object, message: string): void
}

/**
 * Opens the search. The documents are always written to the database, which can always answer; Meilisearch answers while it
 * is well, and is taken back, mended, when it is well again.
 */
export function openSearch({
  pool, meilisearch, log, prefix = '', timeout = 300, patience = 10_000, glanceEvery = 1000, idle = false, version = CURRENT,
  lookEvery = 30_000, keepOthers = 120_000, lateRequests = 10_000,
}: SearchOptions): Search {
  const store = documentStore(pool, version.version)
  const postgres = postgresEngine(pool)
  const tended = meilisearch && tendIndex({
    address: meilisearch, pool, store, register: indexRegister(pool), log, prefix, timeout, patience, glanceEvery, lookEvery, idle, version, keepOthers, lateRequests,
  })

  return {
    engine: () => (tended?.well() ? 'meilisearch' : 'postgres'),
    async search(query, by) {
      const ids = by === 'postgres' ? null : await tended?.search(query)
      return ids ? { ids, engine: 'meilisearch' } : { ids: await postgres.search(query), engine: 'postgres' }
    },
    async matches(text, by) {
      const found = by === 'postgres' ? null : await tended?.matches(text)
      return found ? { ...found, engine: 'meilisearch' } : { ...(await postgres.matches(text)), engine: 'postgres' }
    },
    async write(ids, documents) {
      await store.write(ids, documents)
      tended?.wake()
    },
    async sync(ids, documents) {
      await store.write(ids, documents)
      await tended?.caughtUp()
    },
    differing: (ids, documents) => store.differing(ids, documents),
    check: async () => (await tended?.check()) ?? null,
    async rebuild(onProgress) {
      await tended?.rebuild(onProgress)
      return tended !== null
    },
    version: version.version,
    settled: async () => await tended?.settled(),
    close: async () => await tended?.close(),
  }
}
