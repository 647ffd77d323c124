import { MeilisearchApiError, type Settings } from 'meilisearch'

import type { StampedDocument, Stamps } from '../search-engine'
import { connect, done, type MeilisearchAddress, TaskFailed } from './client'
import { indexed } from './indexed'
import { quickHttp } from './quick-http'
import { SETTINGS, SETTINGS_VERSION } from './settings'

const PAGE = 10_000

/** What an index is made with, and the name of it. */
export interface IndexVersion {
  version: string
  settings: Settings
}

export const CURRENT: IndexVersion = { version: SETTINGS_VERSION, settings: SETTINGS }

/** Its name says which settings it was built with: new settings fill a new index while the old one goes on answering. */
export const indexUid = (prefix: string, version: string = SETTINGS_VERSION) => `${indexBeginning(prefix)}${version}`
export const indexBeginning = (prefix: string) => `${prefix}listings-`

export interface SearchIndex {
  readonly uid: string
  exists(): Promise<boolean>
  /** Makes the index with its settings where either is missing. @returns true where it was made now, and is empty. */
  prepare(): Promise<boolean>
  /** Adds or replaces documents; resolves when they can be found. A document that is refused is left out, and named. @throws when Meilisearch does not take part. */
  put(documents: StampedDocument[]): Promise<{ refused: { id: number; reason: string }[] }>
  remove(ids: number[]): Promise<void>
  stamps(): Promise<Stamps>
  /** How many documents it holds; asked as quickly as a question. */
  count(): Promise<number>
  /** The other takes its place, settings and all, between one question and the next. */
  swapWith(uid: string): Promise<void>
  drop(): Promise<void>
}

/** How long calls may take, in milliseconds: a question, and whatever else is not a question, tasks excepted. */
export interface Patience {
  timeout: number
  patience: number
}

export function searchIndex(address: MeilisearchAddress, uid: string, settings: Settings, { timeout, patience }: Patience): SearchIndex {
  const client = connect(address, patience)
  const index = client.index(uid)
  const quick = connect(address, timeout, { httpClient: quickHttp }).index(uid)

  async function put(documents: StampedDocument[]): Promise<{ id: number; reason: string }[]> {
    if (documents.length === 0) return []
    try {
      await done(client, index.addDocuments(documents.map(indexed), { primaryKey: 'id' }))
      return []
    } catch (error) {
      // One refused document fails all that came with it: halve until it stands alone.
      if (!(error instanceof TaskFailed) || !error.refused) throw error
      if (documents.length === 1) return [{ id: documents[0]!.id, reason: error.message }]
      const half = Math.ceil(documents.length / 2)
      return [...(await put(documents.slice(0, half))), ...(await put(documents.slice(half)))]
    }
  }
  const exists = () => client.getRawIndex(uid).then(() => true, unless('index_not_found', false))

  return {
    uid,
    exists,
    async prepare() {
      // Another process may be a moment faster.
      const made = !(await exists()) && (await done(client, client.createIndex(uid, { primaryKey: 'id' })).then(() => true, unless('index_already_exists', false)))
      // An index that a write brought into being by itself has no settings, and could not be filtered.
      if (made || ((await index.getFilterableAttributes()) ?? []).length === 0) await done(client, index.updateSettings(settings))
      return made
    },
    put: async (documents) => ({ refused: await put(documents) }),
    async remove(ids) {
      if (ids.length > 0) await done(client, index.deleteDocuments(ids))
    },
    async stamps() {
      const stamps: Stamps = new Map()
      for (let offset = 0; ; offset += PAGE) {
        const { results } = await index.getDocuments<{ id: number; stamp: number }>({ fields: ['id', 'stamp'], limit: PAGE, offset })
        for (const { id, stamp } of results) stamps.set(id, stamp)
        if (results.length < PAGE) return stamps
      }
    },
    async count() {
      return (await quick.getStats()).numberOfDocuments
    },
    async swapWith(other) {
      await done(client, client.swapIndexes([{ indexes: [uid, other], rename: false }]))
    },
    async drop() {
      await done(client, client.deleteIndex(uid)).catch(unless('index_not_found', undefined))
    },
  }
}

/** The indexes of the server whose name begins so. */
export async function indexesOf(address: MeilisearchAddress, beginning: string, { patience }: Patience): Promise<string[]> {
  const { results } = await connect(address, patience).getIndexes({ limit: 1000 })
  return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(beginning))
}

/** @throws when the server does not answer, or not in time (milliseconds). */
export async function greet(address: MeilisearchAddress, timeout: number): Promise<void> {
  await connect(address, timeout).health()
}

/** What Meilisearch answers with this code is `instead`; everything else is thrown on. */
function unless<T>(code: string, instead: T): (error: unknown) => T {
  return (error) => {
    const given = error instanceof TaskFailed ? error.task.error?.code : error instanceof MeilisearchApiError ? error.cause?.code : undefined
    if (given === code) return instead
    throw error
  }
}
