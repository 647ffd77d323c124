import { LRUCache } from 'lru-cache'
import type { Search } from 'search/open-search.server'
import type { EngineName } from 'search/search-engine'

/** The annonces whose words match a text, in no order, and the engine that said so. */
export interface Matches {
  ids: readonly number[]
  engine: EngineName
}

/** Ids kept in memory, eight bytes each. */
const REMEMBERED_IDS = 1_000_000

const known = new WeakMap<Search, LRUCache<string, { documents: number; matches: Matches }>>()

/**
 * The annonces that have all the words of a text. People type the same words again and again, with other dates and filters: kept
 * until a document of the search changes.
 * @param documents the state of the documents (`CalendarView.documents`), taken before. @param by the engine to ask, if it answers
 */
export async function matchesOf(search: Search, text: string, documents: number, by: EngineName): Promise<Matches> {
  let texts = known.get(search)
  if (!texts) known.set(search, (texts = new LRUCache({ maxSize: REMEMBERED_IDS, sizeCalculation: ({ matches }) => matches.ids.length + 50 })))
  const kept = texts.get(text)
  if (kept && kept.documents === documents && kept.matches.engine === by) return kept.matches
  const matches = await search.matches(text, by)
  texts.set(text, { documents, matches })
  return matches
}
