import { LRUCache } from 'lru-cache'
import type { Search } from 'search/open-search.server'
import { type EngineName, PROBE } from 'search/search-engine'

/** The annonces whose words match a text, in no order, and the engine that said so. */
export interface Matches {
  ids: readonly number[]
  engine: EngineName
  /** The first of them in the order of their words, whatever the filters; more of them where a text comes again. */
  best: readonly number[]
}

/** Ids kept in memory, eight bytes each. */
const REMEMBERED_IDS = 1_000_000
/** Ten pages. */
const BEST = 200

interface Kept {
  documents: number
  matches: Matches
  /** It came again. */
  again: boolean
}

const known = new WeakMap<Search, LRUCache<string, Kept>>()

/**
 * The annonces that have all the words of a text. People type the same words again and again, with other dates and filters: kept
 * until a document of the search changes. Of words that come again more of their order is kept, so that no engine is asked any more.
 * @param documents the state of the documents (`CalendarView.documents`), taken before. @param by the engine to ask, if it answers
 */
export async function matchesOf(search: Search, text: string, documents: number, by: EngineName): Promise<Matches> {
  let texts = known.get(search)
  if (!texts) known.set(search, (texts = new LRUCache({ maxSize: REMEMBERED_IDS, sizeCalculation: ({ matches }) => matches.ids.length + BEST })))
  const kept = texts.get(text)
  if (kept && kept.documents === documents && kept.matches.engine === by) {
    if (!kept.again) {
      kept.again = true
      if (kept.matches.best.length < kept.matches.ids.length) kept.matches.best = (await firstByWords(search, text, by)) ?? kept.matches.best
    }
    return kept.matches
  }
  const { ids, first, engine } = await search.matches(text, by)
  const matches = { ids, best: first, engine }
  texts.set(text, { documents, matches, again: false })
  return matches
}

async function firstByWords(search: Search, text: string, by: EngineName): Promise<readonly number[] | null> {
  const { ids, engine } = await search.search({ ...PROBE, text, pageSize: BEST }, by)
  return engine === by ? ids : null
}
