import { randomBytes } from 'node:crypto'

import { Meilisearch } from 'meilisearch'
import { http, HttpResponse, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { indexUid } from 'search/meilisearch/search-index'
import { openSearch, type Search, type SearchOptions } from 'search/open-search.server'

import { useDatabase } from '../support/database'
import { contentsOf, documentsOf, readable, useOwnMeilisearch } from '../support/meilisearch'
import { aDocument, aQuery, keptLog } from '../support/search'
import { Traffic } from '../support/traffic'

const own = useOwnMeilisearch()

describe.skipIf(!own)('people search and edit without a pause, on two sites', () => {
  const database = useDatabase()
  const between = setupServer()
  let prefix: string
  let opened: Search[]
  let traffic: Traffic

  const server = () => own!()
  const client = () => new Meilisearch(server())
  const uid = (version = 'one') => indexUid(prefix, version)
  const log = keptLog()
  function open(options: Partial<SearchOptions> = {}): Search {
    const search = openSearch({ pool: database.pool, meilisearch: server(), log, prefix, glanceEvery: 50, lookEvery: 200, lateRequests: 500, version: readable('one'), ...options })
    opened.push(search)
    return search
  }
  const patiently = { timeout: 40_000, interval: 20 }
  const answering = (search: Search, engine: 'meilisearch' | 'postgres') => vi.waitFor(() => expect(search.engine()).toBe(engine), patiently)
  const more = async (count: () => number, by: number) => {
    const from = count()
    await vi.waitFor(() => expect(count()).toBeGreaterThan(from + by), patiently)
  }
  const indexes = async () => (await client().getIndexes({ limit: 1000 })).results.map(({ uid }) => uid).filter((name) => name.startsWith(prefix)).sort()
  const equal = (index = uid()) => vi.waitFor(async () => expect(await contentsOf(server(), index)).toEqual(await documentsOf(database.pool)), patiently)

  beforeAll(() => between.listen({ onUnhandledRequest: 'bypass' }))
  afterAll(() => between.close())
  beforeEach(() => {
    prefix = `test-${randomBytes(4).toString('hex')}-`
    opened = []
    log.lines.length = 0
  })
  afterEach(async () => {
    between.resetHandlers()
    await traffic.end()
    for (const search of opened) await search.close()
    await database.pool.query('delete from search_document; delete from search_index; delete from search_pending')
  })

  async function beginTraffic(options: Partial<SearchOptions> = {}) {
    const sites = [open(options), open(options)]
    traffic = await Traffic.begin(sites)
    for (const site of sites) await answering(site, 'meilisearch')
    await more(() => traffic.writes, 50)
  }

  /** Nothing had to be mended afterwards: every change was told, in its order, to the index that lives. */
  async function endedUndisturbed(...indexes: string[]) {
    await more(() => traffic.writes, 50)
    await more(() => traffic.answers.meilisearch, 20)
    await traffic.end()
    expect(traffic.faults).toEqual([])
    for (const index of indexes) await equal(index)
    expect(log.lines.filter(({ message }) => message.includes('mended'))).toEqual([])
    for (const site of opened) expect(await site.check()).toEqual({ behind: 0, extra: 0, refused: [] })
  }

  async function endedWell() {
    for (const site of opened) await answering(site, 'meilisearch')
    await more(() => traffic.answers.meilisearch, 20)
    await traffic.end()
    expect(traffic.faults).toEqual([])
    await equal()
  }

  test('Meilisearch is killed: no answer fails, no change is lost, and it is taken back', async () => {
    await beginTraffic()
    process.kill(server().pid, 'SIGKILL')
    await answering(opened[0]!, 'postgres')
    await more(() => traffic.writes, 50)
    await endedWell()
    expect(traffic.answers.postgres).toBeGreaterThan(0)
  })

  test('it is frozen: no answer fails, no change is lost', async () => {
    await beginTraffic()
    const { pid } = server()
    process.kill(pid, 'SIGSTOP')
    for (const site of opened) await answering(site, 'postgres')
    await more(() => traffic.writes, 50)
    process.kill(pid, 'SIGCONT')
    await endedWell()
  })

  test('it is emptied: nobody is told that there is nothing', async () => {
    await beginTraffic()
    await client().index(uid()).deleteAllDocuments()
    await more(() => traffic.answers.postgres, 0)
    await endedWell()
  })

  test('its index is deleted: it is made again', async () => {
    await beginTraffic()
    await client().deleteIndex(uid())
    await more(() => traffic.answers.postgres, 0)
    await endedWell()
  })

  test('it is rebuilt: a new index takes the place of the old one, which answers until then', async () => {
    await beginTraffic({ timeout: 10_000 })
    const [old, answers] = [await client().getRawIndex(uid()), { ...traffic.answers }]
    const command = open({ idle: true })
    await command.rebuild(() => {})
    expect((await client().getRawIndex(uid())).createdAt).not.toEqual(old.createdAt)
    await endedUndisturbed(uid())
    expect(traffic.answers.postgres).toBe(answers.postgres)
    expect(await indexes()).toEqual([uid()])
  })

  test('what is written while the indexes are swapped reaches the one that lives on', async () => {
    await beginTraffic()
    let written = 0
    between.use(http.post(`${server().host}/swap-indexes`, async () => {
      const before = traffic.writes
      await more(() => traffic.writes, 50)
      written = traffic.writes - before
      return passthrough()
    }))
    await open({ idle: true }).rebuild(() => {})
    expect(written).toBeGreaterThan(50)
    await endedUndisturbed(uid())
  })

  test('a rebuild that died half-way is no hindrance to the next one, and two at once are one too many', async () => {
    await beginTraffic()
    const command = open({ idle: true })
    between.use(http.post(`${server().host}/indexes/${uid()}-next/documents`, () => HttpResponse.error(), { once: true }))
    await expect(command.rebuild(() => {})).rejects.toThrow()
    expect(await indexes()).toEqual([uid(), `${uid()}-next`])
    const both = await Promise.allSettled([command.rebuild(() => {}), open({ idle: true }).rebuild(() => {})])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await indexes()).toEqual([uid()])
    await endedUndisturbed(uid())
  })

  test('a new version of the site asks the index of the old one until its own is full, and both hear of every change', async () => {
    await beginTraffic()
    const asked = { one: 0, two: 0 }
    let hold = true
    between.use(
      http.post(`${server().host}/multi-search`, async ({ request }) => {
        const { queries } = (await request.clone().json()) as { queries: { indexUid: string }[] }
        asked[queries[0]!.indexUid === uid('two') ? 'two' : 'one']++
        return passthrough()
      }),
      http.post(`${server().host}/indexes/${uid('two')}/documents`, async () => {
        await vi.waitFor(() => expect(hold).toBe(false), patiently)
        return passthrough()
      }),
    )
    const next = open({ version: readable('two'), keepOthers: 3000 })
    await answering(next, 'meilisearch')
    expect(asked.two).toBe(0)
    expect((await next.search(aQuery({ text: 'chaises' }))).engine).toBe('meilisearch')
    await next.write([5000], [aDocument({ id: 5000, title: 'Bétonnière', subcategory: 'son-lumiere.micros' })])
    await vi.waitFor(async () => expect((await next.search(aQuery({ text: 'bétonnière' }))).ids).toEqual([5000]), patiently)
    expect(asked.two).toBe(0)

    hold = false
    await vi.waitFor(async () => {
      await next.search(aQuery({ text: 'chaises' }))
      expect(asked.two).toBeGreaterThan(1)
    }, patiently)
    await endedUndisturbed(uid('one'), uid('two'))

    for (const old of opened.slice(0, 2)) await old.close()
    await vi.waitFor(async () => expect(await indexes()).toEqual([uid('two')]), patiently)
    expect(next.engine()).toBe('meilisearch')
  })
})
