import { LRUCache } from 'lru-cache'
import type { Search } from 'search/open-search.server'
import { type EngineName, PROBE } from 'search/search-engine'

/** The annonces whose words match a text, in no order, and the engine that said so. */
export interface Matches {
  ids: readonly number[]
  engine: EngineName
  /** The first of them in the order of their words, whatever the filters; not known of a text that is asked for the first time. */
  best: readonly number[] | null
}

/** Ids kept in memory, eight bytes each. */
const REMEMBERED_IDS = 1_000_000
/** Ten pages. */
const BEST = 200

const known = new WeakMap<Search, LRUCache<string, { documents: number; matches: Matches }>>()

/**
 * The annonces that have all the words of a text. People type the same words again and again, with other dates and filters: kept
 * until a document of the search changes. Of words that come again their order is kept too, so that no engine is asked any more.
 * @param documents the state of the documents (`CalendarView.documents`), taken before. @param by the engine to ask, if it answers
 */
export async function matchesOf(search: Search, text: string, documents: number, by: EngineName): Promise<Matches> {
  let texts = known.get(search)
  if (!texts) known.set(search, (texts = new LRUCache({ maxSize: REMEMBERED_IDS, sizeCalculation: ({ matches }) => matches.ids.length + BEST })))
  const kept = texts.get(text)
  if (kept && kept.documents === documents && kept.matches.engine === by) {
    kept.matches.best ??= await firstByWords(search, text, by)
    return kept.matches
  }
  const matches = { ...(await search.matches(text, by)), best: null }
  texts.set(text, { documents, matches })
  return matches
}

async function firstByWords(search: Search, text: string, by: EngineName): Promise<readonly number[] | null> {
  const { ids, engine } = await search.search({ ...PROBE, text, pageSize: BEST }, by)
  return engine === by ? ids : null
}
