import type { SearchIndex } from './meilisearch/search-index'
import type { SearchLog } from './open-search.server'
import type { IndexQueue } from './postgres/index-queue'
import type { IndexRegister } from './postgres/index-register'

/** Few enough that a change which waits behind an import waits for a second, not for ten. */
const BATCH = 1000
/** Nobody asks an index that is being filled: each batch costs Meilisearch the same again. As many as fit in the memory of a small process. */
const FILLING_BATCH = 4000

export type OnProgress = (done: number, of: number) => void

/** What an index held wrongly, and holds no longer. */
export interface Comparison {
  /** Documents that were missing, or older than the database's. */
  behind: number
  /** Documents of annonces that have none. */
  extra: number
  /** Documents that the index refuses, with its words. */
  refused: { id: number; reason: string }[]
}

export interface Follower {
  /** Resolves when the index has confirmed all that waited when this was called. @throws when it does not take part. */
  catchUp(): Promise<void>
  /** The same for a long way, with progress. */
  fill(onProgress: OnProgress): Promise<void>
  /** Compares the index with the documents, all of them, and mends what differs. What still waits to be told is no difference. */
  compare(): Promise<Comparison>
  /** It holds more or fewer documents than it was told of: a count says so without reading it all. */
  isOff(): Promise<boolean>
  /** It holds less than half of what it held when it was last found whole, and of what it was told of. Nobody is asked while the first is not so. @param documents how many it holds */
  isEmptied(documents: number): Promise<boolean>
  /** Runs `work` while nothing is told to this index or to `others`, and this one has heard all that any of them has. */
  whenCaughtUp<T>(others: string[], work: () => Promise<T>): Promise<T>
}

interface Following {
  index: SearchIndex
  queue: IndexQueue
  register: IndexRegister
  log: SearchLog
  signal: AbortSignal
}

/** Tells an index what waits for it: in batches, one after the other, each confirmed. */
export function followIndex({ index, queue, register, log, signal }: Following): Follower {
  const { uid } = index
  /** How many documents it held when it was last found whole. */
  let counted = 0

  /** It holds as many documents as it was told of. To be asked while nobody tells it anything. */
  async function isWhole(): Promise<boolean> {
    const [count, { least, most }] = [await index.count(), await queue.expectedCount()]
    if (count < least || count > most) return false
    counted = count
    return true
  }

  /** @returns how many it was told of; fewer than `most` where that was all that waited. */
  async function tellBatch(most: number): Promise<number> {
    signal.throwIfAborted()
    const waiting = await queue.next(most)
    if (waiting.length === 0) return 0
    const [{ refused }] = await Promise.all([
      index.put(waiting.flatMap(({ document }) => document ?? [])),
      index.remove(waiting.filter(({ document }) => !document).map(({ id }) => id)),
      register.need(uid),
    ])
    for (const { id, reason } of refused) log.error({ listing: id, reason }, 'search: Meilisearch refuses this document')
    await queue.refuse(refused, waiting)
    const left = new Set(refused.map(({ id }) => id))
    await queue.confirm(waiting.filter(({ id }) => !left.has(id)))
    if (!(await isWhole())) throw new Error('the index does not hold as many documents as it should')
    return waiting.length
  }
  // The lock is given back after each batch: who fills an index keeps nobody waiting who has little to say to it.
  const round = (most: number) => register.alone([uid], () => tellBatch(most))

  async function rounds(): Promise<void> {
    while ((await round(BATCH)) === BATCH);
  }

  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  /** Those who come while a round is under way share the next one. */
  const catchUp = (): Promise<void> =>
    (next ??= running.catch(() => {}).then(() => {
      next = null
      return (running = rounds())
    }))

  return {
    catchUp,
    async fill(onProgress) {
      const total = await queue.waiting()
      for (let done = 0; ; ) {
        onProgress(Math.min(done, total), total)
        const told = await round(FILLING_BATCH)
        done += told
        if (told < FILLING_BATCH) return onProgress(total, total)
      }
    },
    async compare() {
      const { behind, extra } = await register.alone([uid], async () => {
        const present = await index.stamps()
        const { stamps, open } = await queue.expected()
        const behind = [...stamps].filter(([id, stamp]) => present.get(id) !== stamp).map(([id]) => id)
        const extra = [...present.keys()].filter((id) => !stamps.has(id) && !open.has(id))
        await queue.tell([...behind, ...extra])
        return { behind: behind.length, extra: extra.length }
      })
      await catchUp()
      return { behind, extra, refused: await queue.refused() }
    },
    async isOff() {
      return (await index.count()) !== counted && register.alone([uid], async () => !(await isWhole()))
    },
    isEmptied: async (documents) => documents < counted / 2 && documents < (await queue.expectedCount()).least / 2,
    whenCaughtUp: (others, work) =>
      register.alone([uid, ...others], async () => {
        while ((await tellBatch(BATCH)) === BATCH);
        return work()
      }),
  }
}
