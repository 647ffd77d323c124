import type pg from 'pg'

import { type Follower, followIndex } from './follow-index'
import { askIndex } from './meilisearch/ask'
import type { MeilisearchAddress } from './meilisearch/client'
import { meilisearchEngine } from './meilisearch/engine'
import { type IndexVersion, type Patience, searchIndex, type SearchIndex } from './meilisearch/search-index'
import type { SearchLog } from './open-search.server'
import { type IndexQueue, indexQueue } from './postgres/index-queue'
import type { IndexRegister } from './postgres/index-register'
import type { SearchEngine } from './search-engine'

/** An index with all that keeps it in step and asks it. */
export interface KeptIndex {
  uid: string
  index: SearchIndex
  queue: IndexQueue
  follower: Follower
  engine: SearchEngine
}

export interface KeptIn extends Patience {
  address: MeilisearchAddress
  pool: pg.Pool
  register: IndexRegister
  log: SearchLog
  version: IndexVersion
  /** Ends what is going on, after the batch that is on its way. */
  signal: AbortSignal
}

export function keepIndex({ address, pool, register, log, version, signal, ...patience }: KeptIn, uid: string): KeptIndex {
  const index = searchIndex(address, uid, version.settings, patience)
  const queue = indexQueue(pool, uid)
  const follower = followIndex({ index, queue, register, log, signal })
  return { uid, index, queue, follower, engine: meilisearchEngine(askIndex(address, uid, patience.timeout, follower.isEmptied)) }
}
