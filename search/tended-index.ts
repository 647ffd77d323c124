import type { Comparison, OnProgress } from './follow-index'
import type { KeptIndex } from './kept-index'
import { faultOf } from './meilisearch/faults'
import { greet } from './meilisearch/search-index'
import { type OwnIndexOptions, ownIndex } from './own-index'
import { type Matching, PROBE, type SearchEngine, type SearchQuery } from './search-engine'
import { watchSlowness } from './slowness'

const LONGEST_PAUSE = 30_000

export interface TendedIndex {
  /** It may be asked now. */
  well(): boolean
  /** @returns null where it could not answer this question. */
  search(query: SearchQuery): Promise<number[] | null>
  matches(text: string): Promise<Matching | null>
  /** Documents were written: tells the index of them, in the background. */
  wake(): void
  /** Resolves when the index has confirmed all that was written before. @throws where it does not take part: it is told before it is asked again. */
  caughtUp(): Promise<void>
  /** Compares the index with the documents and mends it. @throws when Meilisearch does not take part. */
  check(): Promise<Comparison>
  rebuild(onProgress: OnProgress): Promise<void>
  settled(): Promise<void>
  close(): Promise<void>
}

export interface Tending extends Omit<OwnIndexOptions, 'signal'> {
  /** Nothing goes on in the background: for a command. */
  idle: boolean
  /** Milliseconds between two glances at an index that is well, or at a server that does not answer. */
  glanceEvery: number
  /** Milliseconds after which an index that is well is looked at whole: its settings, and the indexes beside it. */
  lookEvery: number
  /** Milliseconds after which a request that was given up has come to something or to nothing. */
  lateRequests: number
}

/** A Meilisearch index that is looked after: filled, told of what is written, left alone at a fault, mended and taken back. */
export function tendIndex(options: Tending): TendedIndex {
  const { address, log, timeout, glanceEvery, lookEvery, lateRequests } = options
  const closing = new AbortController()
  const own = ownIndex({ ...options, signal: closing.signal })
  const slowness = watchSlowness()
  /** Ours, or one of other settings while ours is being filled; null where PostgreSQL answers. */
  let asked: KeptIndex | null = null
  /** It may hold something else than what it confirmed: it is compared before it is asked. */
  let doubt = true
  let lookAt = 0
  let compareAt = Infinity
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  function leaveAlone(error: unknown, doing: string) {
    if (asked && !closing.signal.aborted) log.warn({ err: reason(error), doing }, 'search: Meilisearch is left alone, PostgreSQL answers')
    asked = null
  }

  function distrust(error: unknown, doing: string) {
    doubt = true
    leaveAlone(error, doing)
  }

  function ask(index: KeptIndex) {
    if (asked !== index) log.info({ index: index.uid }, 'search: Meilisearch answers')
    asked = index
  }

  /** What was on its way when this failed may have arrived or not. */
  async function tell(index: KeptIndex): Promise<void> {
    try {
      await index.follower.catchUp()
    } catch (error) {
      distrust(error, 'tell')
      throw error
    }
  }

  /** All that must hold before it is asked. */
  async function look(): Promise<void> {
    const doubtful = doubt
    doubt = false
    if (!(await own.prepare())) {
      const standIn = asked ?? (await own.standIn())
      if (standIn) ask(standIn)
      const full = await own.fill((done, of) => {
        if (done === 0) log.info({ index: own.uid, documents: of }, 'search: filling the index')
      })
      if (!full) return
    } else if (doubtful) {
      await own.compare()
      // A frozen server may still read, once it thaws, a request that was given up: an older state after a newer one.
      compareAt = performance.now() + lateRequests
    }
    await tell(own)
    if (await own.follower.isOff()) await own.compare()
    await own.engine.search(PROBE)
    if (doubt) throw new Error('a write failed meanwhile')
    slowness.answered()
    ask(own)
    await own.dropOthers()
    lookAt = performance.now() + lookEvery
  }

  /** What other processes wrote, and what happened to it behind our back. */
  async function glance(): Promise<void> {
    if (performance.now() >= compareAt) {
      await own.compare()
      compareAt = Infinity
    }
    if ((await own.queue.waiting()) > 0) await tell(own)
    if (await own.follower.isOff()) throw new Error('the index does not hold as many documents as it should')
  }

  /** @param began when the question was asked */
  function afterFault(error: unknown, began: number, doing: string): void {
    const fault = faultOf(error)
    if (fault === 'broken') distrust(error, doing)
    else if (fault === 'slow' && slowness.missed(began, performance.now())) leaveAlone(error, doing)
    else if (fault === 'refused' && lookAt > 0) {
      // Either this question cannot be, or the index lost its settings, which the next look sees.
      log.warn({ err: reason(error) }, 'search: Meilisearch refuses a question, PostgreSQL answers it')
      lookAt = 0
    }
  }

  /** @returns after how many milliseconds to come again. */
  async function tendOnce(): Promise<number> {
    const began = performance.now()
    const glancing = asked?.uid === own.uid && began < lookAt
    try {
      await greet(address, timeout)
    } catch (error) {
      afterFault(error, began, 'greet')
      return glanceEvery
    }
    try {
      await (glancing ? glance() : look())
      failures = 0
      return glanceEvery
    } catch (error) {
      if (glancing) afterFault(error, began, 'glance')
      else distrust(error, 'look')
      return asked ? glanceEvery : Math.min(glanceEvery * 2 ** failures++, LONGEST_PAUSE)
    }
  }

  async function tend(): Promise<void> {
    const pause = await tendOnce()
    if (!closing.signal.aborted) timer = setTimeout(() => (tending = tend()), pause).unref()
  }

  async function attempt<T>(ask: (engine: SearchEngine) => Promise<T>): Promise<T | null> {
    const began = performance.now()
    const index = asked
    if (!index) return null
    try {
      const answer = await ask(index.engine)
      slowness.answered()
      return answer
    } catch (error) {
      afterFault(error, began, 'search')
      return null
    }
  }

  let tending = options.idle ? Promise.resolve() : tend()
  const first = tending

  return {
    well: () => asked !== null,
    search: (query) => attempt((engine) => engine.search(query)),
    matches: (text) => attempt((engine) => engine.matches(text)),
    wake() {
      if (asked) tell(asked).catch(() => {})
    },
    async caughtUp() {
      await first
      if (!asked) throw new Error('Meilisearch does not answer')
      await tell(asked)
    },
    check: () => own.check(),
    rebuild: (onProgress) => own.rebuild(onProgress),
    settled: () => first,
    async close() {
      closing.abort()
      clearTimeout(timer)
      await tending
    },
  }
}

const reason = (error: unknown) => (error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''].filter(Boolean).join(': ') : String(error))
