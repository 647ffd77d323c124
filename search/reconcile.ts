import type { SearchIndex } from './meilisearch/search-index'
import type { DocumentStore } from './postgres/document-store'

const BATCH = 1000
const PASSES = 5

export interface Reconciled {
  put: number
  removed: number
  refused: { id: number; reason: string }[]
}

/**
 * Brings the index to what the documents of the database say, writing only what differs. Writes may go on meanwhile: what
 * one of them could have crossed is seen by the next pass, and the work ends with a pass that finds nothing to do.
 */
export async function reconcile(store: DocumentStore, index: SearchIndex, onProgress: (done: number, of: number) => void = () => {}): Promise<Reconciled> {
  const result: Reconciled = { put: 0, removed: 0, refused: [] }
  for (let pass = 0; pass < PASSES; pass++) {
    const [wanted, present] = [await store.stamps(), await index.stamps()]
    const refused = new Set(result.refused.map(({ id }) => id))
    const behind = [...wanted].filter(([id, stamp]) => present.get(id) !== stamp && !refused.has(id)).map(([id]) => id)
    const extra = [...present.keys()].filter((id) => !wanted.has(id))
    if (behind.length === 0 && extra.length === 0) break
    for (let start = 0; start < behind.length; start += BATCH) {
      const { refused: bad } = await index.put(await store.read(behind.slice(start, start + BATCH)))
      result.refused.push(...bad)
      onProgress(Math.min(start + BATCH, behind.length), behind.length)
    }
    await index.remove(extra)
    result.put += behind.length
    result.removed += extra.length
  }
  result.put -= result.refused.length
  return result
}
