import { MeilisearchApiError, type Meilisearch } from 'meilisearch'

import { CAPACITY_STEPS, QUANTITY_STEPS, type StampedDocument, type Stamps } from '../search-engine'
import { synonymsIn } from '../synonyms'
import { connect, done, type MeilisearchAddress, TaskFailed } from './client'
import { SETTINGS, SETTINGS_VERSION } from './settings'

const BATCH = 1000
const PAGE = 10_000

export interface SearchIndex {
  readonly uid: string
  /** Makes the index with its settings where either is missing. @returns true where it was made now, and is empty. */
  prepare(): Promise<boolean>
  /** Adds or replaces documents; resolves when they can be found. A document that is refused is left out, and named. @throws when Meilisearch does not take part. */
  put(documents: StampedDocument[]): Promise<{ refused: { id: number; reason: string }[] }>
  remove(ids: number[]): Promise<void>
  stamps(): Promise<Stamps>
  count(): Promise<number>
  /** Removes the indexes of other settings. */
  dropOthers(): Promise<void>
}

/** Its name says which settings it was built with: new settings fill a new index while the old one goes on answering. */
export const indexUid = (prefix: string) => `${prefix}listings-${SETTINGS_VERSION}`

export function searchIndex(address: MeilisearchAddress, prefix: string): SearchIndex {
  const client = connect(address, 10_000)
  const uid = indexUid(prefix)
  const index = client.index(uid)

  async function putBatch(documents: StampedDocument[]): Promise<{ id: number; reason: string }[]> {
    try {
      await done(client, index.addDocuments(documents.map(indexed), { primaryKey: 'id' }))
      return []
    } catch (error) {
      // One refused document fails all that came with it: halve until it stands alone.
      if (!(error instanceof TaskFailed) || !error.refused) throw error
      if (documents.length === 1) return [{ id: documents[0]!.id, reason: error.message }]
      const half = Math.ceil(documents.length / 2)
      return [...(await putBatch(documents.slice(0, half))), ...(await putBatch(documents.slice(half)))]
    }
  }

  return {
    uid,
    async prepare() {
      const missing = !(await exists(client, uid))
      if (missing) {
        await done(client, client.createIndex(uid, { primaryKey: 'id' })).catch((error: unknown) => {
          // Another process was a moment faster.
          if (!(error instanceof TaskFailed) || error.task.error?.code !== 'index_already_exists') throw error
        })
      }
      // An index that a write brought into being by itself has no settings, and could not be filtered.
      if (missing || ((await index.getFilterableAttributes()) ?? []).length === 0) await done(client, index.updateSettings(SETTINGS))
      return missing
    },
    async put(documents) {
      const refused = []
      for (let start = 0; start < documents.length; start += BATCH) refused.push(...(await putBatch(documents.slice(start, start + BATCH))))
      return { refused }
    },
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
      return (await index.getStats()).numberOfDocuments
    },
    async dropOthers() {
      const { results } = await client.getIndexes({ limit: 1000 })
      const others = results.filter((other) => other.uid.startsWith(`${prefix}listings-`) && other.uid !== uid)
      for (const other of others) await done(client, client.deleteIndex(other.uid))
    },
  }
}

const indexed = ({ point, ...document }: StampedDocument) => ({
  ...document, _geo: point, synonyms: synonymsIn(`${document.title} ${document.categoryWords}`),
  stockSteps: QUANTITY_STEPS.filter((step) => document.stock >= step), capacitySteps: CAPACITY_STEPS.filter((step) => (document.capacity ?? 0) >= step),
})

async function exists(client: Meilisearch, uid: string): Promise<boolean> {
  try {
    await client.getRawIndex(uid)
    return true
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false
    throw error
  }
}
