import type { MeilisearchAddress } from './meilisearch/client'
import { meilisearchEngine } from './meilisearch/engine'
import { searchIndex } from './meilisearch/search-index'
import type { SearchLog } from './open-search.server'
import type { DocumentStore } from './postgres/document-store'
import { reconcile, type Reconciled } from './reconcile'
import type { SearchAnswer, SearchQuery, StampedDocument } from './search-engine'

/** How often a Meilisearch that is well is looked at: is its index there, with as many documents as the database? */
const LOOK_EVERY = 30_000

export interface TendedIndex {
  /** It may be asked now. */
  well(): boolean
  /** @returns null where it could not answer; it then counts as ill until it was mended. */
  search(query: SearchQuery): Promise<SearchAnswer | null>
  /** @throws where it does not take part: what it missed is mended before it is asked again. */
  sync(ids: number[], documents: StampedDocument[]): Promise<void>
  check(onProgress?: (done: number, of: number) => void): Promise<Reconciled>
  settled(): Promise<void>
  close(): void
}

interface Options {
  address: MeilisearchAddress
  store: DocumentStore
  log: SearchLog
  prefix: string
  timeout: number
  retryEvery: number
}

/** A Meilisearch index that is looked after in the background: made, filled, dropped at a fault, mended, taken back. */
export function tendIndex({ address, store, log, prefix, timeout, retryEvery }: Options): TendedIndex {
  const engine = meilisearchEngine(address, prefix, timeout)
  const index = searchIndex(address, prefix)
  let state: 'starting' | 'well' | 'ill' | 'closed' = 'starting'
  /** It may have missed a write: counting is not enough to know. */
  let missed = true
  /** Documents that Meilisearch refuses, found on PostgreSQL alone. */
  const refusedIds = new Set<number>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null

  function ill(error: unknown, doing: string) {
    if (state === 'well' || state === 'starting') log.warn({ err: reason(error), doing }, 'search: Meilisearch does not answer, PostgreSQL does')
    if (state !== 'closed') state = 'ill'
    lookAgain(retryEvery)
  }

  function lookAgain(delay: number) {
    clearTimeout(timer)
    if (state !== 'closed') timer = setTimeout(() => void look(), delay).unref()
  }

  function tellRefused(refused: Reconciled['refused']) {
    for (const { id, reason } of refused) {
      refusedIds.add(id)
      log.error({ listing: id, reason }, 'search: Meilisearch refuses this document')
    }
  }

  async function mend(onProgress?: (done: number, of: number) => void): Promise<Reconciled> {
    missed = false
    try {
      const result = await reconcile(store, index, onProgress)
      refusedIds.clear()
      tellRefused(result.refused)
      if (result.put + result.removed > 0) log.info({ put: result.put, removed: result.removed }, 'search: index mended')
      return result
    } catch (error) {
      missed = true
      throw error
    }
  }

  async function lookOnce() {
    try {
      const made = await index.prepare()
      const wasWell = state === 'well'
      if (made || missed || (await index.count()) + refusedIds.size !== (await store.count())) await mend()
      await index.dropOthers()
      if (state === 'closed') return
      if (missed) throw new Error('a write was missed meanwhile')
      if (!wasWell) log.info({ index: index.uid }, 'search: Meilisearch answers')
      state = 'well'
      lookAgain(LOOK_EVERY)
    } catch (error) {
      ill(error, 'look')
    }
  }

  const look = () => (looking ??= lookOnce().finally(() => (looking = null)))
  const first = look()

  return {
    well: () => state === 'well',
    async search(query) {
      try {
        return await engine.search(query)
      } catch (error) {
        ill(error, 'search')
        return null
      }
    },
    async sync(ids, documents) {
      await first
      try {
        if (state !== 'well') throw new Error('Meilisearch does not answer')
        for (const id of ids) refusedIds.delete(id)
        tellRefused((await index.put(documents)).refused)
        const kept = new Set(documents.map((document) => document.id))
        await index.remove(ids.filter((id) => !kept.has(id)))
      } catch (error) {
        missed = true
        ill(error, 'sync')
        throw error
      }
    },
    check: (onProgress) => mend(onProgress),
    settled: () => first,
    close() {
      state = 'closed'
      clearTimeout(timer)
    },
  }
}

const reason = (error: unknown) => (error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''].filter(Boolean).join(': ') : String(error))
