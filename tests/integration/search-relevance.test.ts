import { randomBytes } from 'node:crypto'

import { openSearch, type Search } from 'search/open-search.server'
import type { EngineName } from 'search/search-engine'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { fillSearch } from '../../prisma/seed'
import { IN_SILENCE } from '~/listings/rebuild-search.server'

import { fillCorpus } from '../benchmarks/relevance/corpus'
import { judge, resolve } from '../benchmarks/relevance/judge'
import { CLASSES } from '../benchmarks/relevance/judged'
import { meanOf } from '../benchmarks/relevance/measures'
import { useDatabase } from '../support/database'
import { keptLog } from '../support/search'

const meilisearch = inject('meilisearch')
const engines: EngineName[] = meilisearch ? ['postgres', 'meilisearch'] : ['postgres']

/** Just below what was measured over the demo; `npm run bench:relevance` reports over the whole corpus. */
const FLOORS: Record<EngineName, { all: number; aClass: number }> = { meilisearch: { all: 0.945, aClass: 0.86 }, postgres: { all: 0.935, aClass: 0.86 } }

describe('how well the judged questions are answered over the demo', () => {
  const database = useDatabase()
  const searches = new Map<EngineName, Search>()

  beforeAll(async () => {
    await fillCorpus(database, 'demo')
    for (const engine of engines) {
      searches.set(engine, openSearch({ pool: database.pool, meilisearch: engine === 'meilisearch' ? meilisearch : null, log: keptLog(), prefix: `test-${randomBytes(4).toString('hex')}-`, timeout: 5000 }))
      await searches.get(engine)!.settled()
    }
    // The documents are the same for both: whoever follows the other's index waits for it here.
    await fillSearch({ db: database.db, search: searches.get(engines.at(-1)!)! }, IN_SILENCE)
  })
  afterAll(() => Promise.all([...searches.values()].map((search) => search.close())))

  test.each(engines)('on %s no worse than before', async (engine) => {
    const questions = await resolve(database, 'reporting', false)
    const scored = await judge(database, searches.get(engine)!, engine, questions)
    const means = CLASSES.map((name) => ({ name, ...meanOf(scored.filter(({ queryClass }) => queryClass === name)) }))
    expect(scored.length).toBeGreaterThan(90)
    expect(means.filter(({ ndcg }) => !(ndcg >= FLOORS[engine].aClass))).toEqual([])
    expect(meanOf(scored).ndcg).toBeGreaterThanOrEqual(FLOORS[engine].all)
  })
})
