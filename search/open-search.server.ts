import type pg from 'pg'

import type { MeilisearchAddress } from './meilisearch/client'
import { documentStore } from './postgres/document-store'
import { postgresEngine } from './postgres/engine'
import type { Reconciled } from './reconcile'
import type { EngineName, SearchAnswer, SearchDocument, SearchQuery } from './search-engine'
import { type TendedIndex, tendIndex } from './tended-index'

export interface Search {
  /** The engine that answers now. */
  engine(): EngineName
  search(query: SearchQuery): Promise<SearchAnswer & { engine: EngineName }>
  /** Brings these annonces to what `documents` says; an id without document is removed. Idempotent. @throws when it did not reach an engine (the job tries again). */
  sync(ids: number[], documents: SearchDocument[]): Promise<void>
  /** Compares the index with the documents and mends it. Without Meilisearch there is nothing to compare. */
  check(onProgress?: (done: number, of: number) => void): Promise<Reconciled>
  /** Resolves once the first look at Meilisearch is over, whatever it found. */
  settled(): Promise<void>
  /** Ends what goes on in the background. */
  close(): void
}

export interface SearchOptions {
  pool: pg.Pool
  meilisearch: MeilisearchAddress | null
  log: SearchLog
  /** Before the names of its indexes: several sites, or tests, on one server. */
  prefix?: string
  /** Milliseconds after which Meilisearch counts as silent. */
  timeout?: number
  /** Milliseconds between two looks at a Meilisearch that does not answer. */
  retryEvery?: number
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
export function openSearch({ pool, meilisearch, log, prefix = '', timeout = 500, retryEvery = 1000 }: SearchOptions): Search {
  const store = documentStore(pool)
  const postgres = postgresEngine(pool)
  const tended: TendedIndex | null = meilisearch && tendIndex({ address: meilisearch, store, log, prefix, timeout, retryEvery })

  return {
    engine: () => (tended?.well() ? 'meilisearch' : 'postgres'),
    async search(query) {
      const answer = tended?.well() ? await tended.search(query) : null
      return answer ? { ...answer, engine: 'meilisearch' } : { ...(await postgres.search(query)), engine: 'postgres' }
    },
    async sync(ids, documents) {
      const written = await store.write(ids, documents)
      await tended?.sync(ids, written)
    },
    check: async (onProgress) => (tended ? await tended.check(onProgress) : { put: 0, removed: 0, refused: [] }),
    settled: async () => await tended?.settled(),
    close: () => tended?.close(),
  }
}
