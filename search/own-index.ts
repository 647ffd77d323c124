import type { Comparison, OnProgress } from './follow-index'
import { type KeptIn, type KeptIndex, keepIndex } from './kept-index'
import { indexBeginning, indexesOf, indexUid } from './meilisearch/search-index'
import type { DocumentStore } from './postgres/document-store'
import { rebuildIndex } from './rebuild-index'

export interface OwnIndexOptions extends KeptIn {
  store: DocumentStore
  prefix: string
  /** Milliseconds for which an index of other settings is kept after a process last needed it. */
  keepOthers: number
}

/** The index that this program's settings make: from nothing to full, and true to the documents. */
export interface OwnIndex extends KeptIndex {
  /** Makes and registers it where it is missing. @returns true where it holds every document. */
  prepare(): Promise<boolean>
  /** An index of other settings that is full, told of all that waited for it; null where there is none. */
  standIn(): Promise<KeptIndex | null>
  /** Brings every document into it. @returns false, and does nothing, while documents of another version of the program are being written anew. */
  fill(onProgress: OnProgress): Promise<boolean>
  compare(): Promise<Comparison>
  /** The same for a person who asks: what was refused is offered again, and an index that was not there is one that fell behind. */
  check(): Promise<Comparison>
  rebuild(onProgress: OnProgress): Promise<void>
  /** Removes the indexes of other settings that no process needs any more. */
  dropOthers(): Promise<void>
}

export function ownIndex(options: OwnIndexOptions): OwnIndex {
  const { address, store, register, log, prefix, version, keepOthers } = options
  const own = keepIndex(options, indexUid(prefix, version.version))
  const beginning = indexBeginning(prefix)
  let outdatedBefore = Infinity

  async function prepare(): Promise<boolean> {
    const isNew = await register.add(own.uid)
    const made = await own.index.prepare()
    if (made && !isNew) {
      await register.setFull(own.uid, false)
      await own.queue.tellAll()
    }
    await register.need(own.uid)
    return register.isFull(own.uid)
  }

  /** Waited for as long as it goes on: without anybody at it the index would never be full. */
  async function beingWrittenAnew(): Promise<boolean> {
    const outdated = await store.outdated()
    const fewer = outdated < outdatedBefore
    outdatedBefore = outdated
    return outdated > 0 && fewer
  }

  async function fillNow(onProgress: OnProgress): Promise<number> {
    const documents = await own.queue.waiting()
    await own.follower.fill(onProgress)
    await register.setFull(own.uid, true)
    return documents
  }

  async function compare(): Promise<Comparison> {
    const found = await own.follower.compare()
    if (found.behind + found.extra > 0) log.warn({ behind: found.behind, extra: found.extra }, 'search: the index was not what it should be; mended')
    return found
  }

  return {
    ...own,
    prepare,
    compare,
    async standIn() {
      for (const { uid, full } of await register.list(beginning)) {
        if (!full || uid === own.uid) continue
        const other = keepIndex(options, uid)
        if (!(await other.index.exists())) continue
        await other.follower.catchUp()
        return other
      }
      return null
    },
    async fill(onProgress) {
      if (await beingWrittenAnew()) return false
      await fillNow(onProgress)
      return true
    },
    async check() {
      const behind = (await prepare()) ? 0 : await fillNow(() => {})
      await own.queue.retry()
      const found = await compare()
      return { ...found, behind: found.behind + behind }
    },
    async rebuild(onProgress) {
      if (await prepare()) await rebuildIndex(own, keepIndex(options, `${own.uid}-next`), register, onProgress)
      else await fillNow(onProgress)
    },
    async dropOthers() {
      const known = await register.list(beginning)
      const there = await indexesOf(address, beginning, options)
      const needed = new Set([own.uid, ...known.filter(({ idleFor }) => idleFor < keepOthers).map(({ uid }) => uid)])
      for (const uid of new Set([...there, ...known.map(({ uid }) => uid)])) {
        if (needed.has(uid)) continue
        if (there.includes(uid)) await keepIndex(options, uid).index.drop()
        await register.remove(uid)
      }
    },
  }
}
