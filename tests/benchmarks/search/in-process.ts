import { searchListings } from '~/listings/search-listings.server'
import { readClock } from '~/platform/clock.server'
import type { Services } from '~/services.server'
import type { EngineName, SearchQuery } from 'search/search-engine'

import { type Measured, measureCalls } from './measure'

/** Questions gathered before the engine is asked: as many as a slow engine answers in so long. */
const QUESTIONS = 500
const FEWEST = 20
const GATHER_MS = 4000

/**
 * The call of the engine alone, with the very questions that the site makes of what visitors ask for the first time: what is taken
 * then is already left out in them.
 * @param next the parameters of the next search
 */
export async function measureEngine(services: Services, engine: EngineName, next: () => string, load: { atOnce: number; seconds: number }): Promise<Measured> {
  const asked: SearchQuery[] = []
  // Another one each time: it remembers nothing of the words that were asked before.
  const forgetful = () => ({ ...services.search, search: (query: SearchQuery) => (asked.push(query), services.search.search(query)) })
  const until = performance.now() + GATHER_MS
  while (asked.length < FEWEST || (asked.length < QUESTIONS && performance.now() < until)) await searchListings({ ...services, now: readClock(), services: { ...services, search: forgetful() } }, new URLSearchParams(next()))
  let turn = 0
  return measureCalls(() => services.search.search(asked[turn++ % asked.length]!), engine, load)
}

/** The whole search in this process: what is taken, the engine, the rows of the page. */
export const measureSearch = (services: Services, engine: EngineName, next: () => string, load: { atOnce: number; seconds: number }): Promise<Measured> =>
  measureCalls(() => searchListings({ ...services, now: readClock(), services }, new URLSearchParams(next())), engine, load)
