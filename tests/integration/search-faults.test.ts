import { randomBytes } from 'node:crypto'

import { Meilisearch } from 'meilisearch'
import { delay, http, HttpResponse, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'

import { CURRENT, indexUid } from 'search/meilisearch/search-index'
import { openSearch, type Search, type SearchOptions } from 'search/open-search.server'

import { useDatabase } from '../support/database'
import { aDocument, aQuery, keptLog } from '../support/search'

const meilisearch = inject('meilisearch')
if (!meilisearch) process.stderr.write('NO MEILISEARCH: its faults were not tested' + "\n")

// msw only stands between: what it does not break goes through to the real server.
describe.skipIf(!meilisearch)('Meilisearch in trouble', () => {
  const database = useDatabase()
  const { host } = meilisearch ?? { host: '' }
  const trouble = setupServer()
  let log: ReturnType<typeof keptLog>
  let prefix: string
  let search: Search

  const open = (options: Partial<SearchOptions> = {}) => openSearch({ pool: database.pool, meilisearch, log, prefix, timeout: 1000, glanceEvery: 50, ...options })
  const engine = async (text = '') => (await search.search(aQuery({ text }))).engine
  const well = () => vi.waitFor(() => expect(search.engine()).toBe('meilisearch'), { timeout: 40_000, interval: 20 })
  const index = () => new Meilisearch(meilisearch!).index(indexUid(prefix))
  const waited = async (enqueued: Promise<{ taskUid: number }>) => new Meilisearch(meilisearch!).tasks.waitForTask((await enqueued).taskUid)

  beforeAll(() => trouble.listen({ onUnhandledRequest: 'bypass' }))
  afterAll(() => trouble.close())
  beforeEach(async () => {
    await database.pool.query('delete from search_document')
    log = keptLog()
    prefix = `test-${randomBytes(4).toString('hex')}-`
    search = open()
    await search.sync([1, 2, 3], [1, 2, 3].map((id) => aDocument({ id, title: `Chaises ${id}` })))
    await well()
  })
  afterEach(async () => {
    trouble.resetHandlers()
    await search.close()
    await new Meilisearch(meilisearch!).deleteIndex(indexUid(prefix))
  })

  test.each([
    ['answers 503', () => HttpResponse.json({ message: 'overloaded' }, { status: 503 })],
    ['answers half a reply', () => new HttpResponse('{"results": [{"hi', { headers: { 'Content-Type': 'application/json' } })],
    ['answers something else', () => HttpResponse.json({ results: 'soon' })],
    ['closes the connection', () => HttpResponse.error()],
    ['has no such index', () => HttpResponse.json({ code: 'index_not_found', message: 'gone', type: 'invalid_request', link: '' }, { status: 404 })],
    ['takes its key no more', () => HttpResponse.json({ code: 'invalid_api_key', message: 'no', type: 'auth', link: '' }, { status: 403 })],
  ])('where it %s, PostgreSQL answers, and Meilisearch is taken back', async (_case, resolver) => {
    trouble.use(http.post(`${host}/multi-search`, resolver, { once: true }))
    const answer = await search.search(aQuery({ text: 'chaises' }))
    expect(answer).toMatchObject({ engine: 'postgres', ids: expect.toSatisfy((ids: number[]) => ids.length === 3) })
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
    await well()
    expect(await engine()).toBe('meilisearch')
  })

  const silent = async () => {
    await delay('infinite')
    return passthrough()
  }

  test('one answer that is too slow is PostgreSQL’s, and Meilisearch goes on', async () => {
    trouble.use(http.post(`${host}/multi-search`, silent, { once: true }))
    expect(await search.search(aQuery({ text: 'chaises' }))).toMatchObject({ engine: 'postgres', ids: expect.toSatisfy((ids: number[]) => ids.length === 3) })
    expect(await engine()).toBe('meilisearch')
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([])
  })

  test('slow three times in a row it is left alone, however many asked at the same time, and taken back when it is quick', async () => {
    trouble.use(http.post(`${host}/multi-search`, silent))
    await Promise.all(Array.from({ length: 5 }, () => engine()))
    expect(search.engine()).toBe('meilisearch')
    await engine()
    expect(await engine()).toBe('postgres')
    expect(search.engine()).toBe('postgres')
    trouble.resetHandlers()
    await well()
    expect(await engine()).toBe('meilisearch')
  })

  test('a question that it refuses is PostgreSQL’s, and says nothing about the next one', async () => {
    trouble.use(http.post(`${host}/multi-search`, () => HttpResponse.json({ code: 'invalid_search_filter', message: 'no', type: 'invalid_request', link: '' }, { status: 400 }), { once: true }))
    expect(await engine()).toBe('postgres')
    expect(await engine()).toBe('meilisearch')
  })

  test('an index that has lost its settings gets them again', async () => {
    await waited(index().resetSettings())
    expect(await engine()).toBe('postgres')
    await vi.waitFor(async () => expect(await search.search(aQuery({ natures: ['pret'] }))).toMatchObject({ engine: 'meilisearch', ids: expect.toSatisfy((ids: number[]) => ids.length === 3) }), { timeout: 40_000, interval: 20 })
  })

  test('while it is away nothing is lost: what was written meanwhile is there when it comes back', async () => {
    trouble.use(http.all(`${host}/*`, () => HttpResponse.error()))
    await expect(search.sync([2, 4], [aDocument({ id: 4, title: 'Trampoline' })])).rejects.toThrow()
    expect(search.engine()).toBe('postgres')
    expect((await search.search(aQuery({}))).ids.sort()).toEqual([1, 3, 4])
    trouble.resetHandlers()
    await well()
    expect(await search.search(aQuery({ text: 'trampoline' }))).toMatchObject({ engine: 'meilisearch', ids: [4] })
    expect((await search.search(aQuery({}))).ids.sort()).toEqual([1, 3, 4])
  })

  test('a request that was given up, and that it reads only after newer ones, leaves nothing old behind', async () => {
    await search.close()
    search = open({ lateRequests: 2000 })
    await well()
    const late: Request[] = []
    trouble.use(http.post(`${host}/indexes/${indexUid(prefix)}/documents`, ({ request }) => {
      late.push(request.clone())
      return HttpResponse.error()
    }, { once: true }))
    await expect(search.sync([1], [aDocument({ id: 1, title: 'Trampoline' })])).rejects.toThrow()
    await well()
    await search.sync([1], [aDocument({ id: 1, title: 'Barnum' })])
    const { taskUid } = (await fetch(late[0]!).then((answer) => answer.json())) as { taskUid: number }
    await new Meilisearch(meilisearch!).tasks.waitForTask(taskUid)
    expect((await search.matches('trampoline')).ids).toEqual([1])
    await vi.waitFor(async () => expect((await search.matches('trampoline')).ids).toEqual([]), { timeout: 40_000, interval: 20 })
    expect(await search.matches('barnum')).toMatchObject({ engine: 'meilisearch', ids: [1] })
  })

  test('a task that failed is a failed write, not a success', async () => {
    trouble.use(http.get(`${host}/tasks/:uid`, () => HttpResponse.json({ uid: 1, type: 'documentAdditionOrUpdate', status: 'failed', error: { type: 'internal', code: 'internal', message: 'disk full', link: '' } })))
    await expect(search.sync([5], [aDocument({ id: 5 })])).rejects.toThrow('disk full')
    trouble.resetHandlers()
    await well()
    expect((await search.search(aQuery({}))).ids).toHaveLength(4)
  })

  test('one poisoned document is left out and named; all that came with it can be found', async () => {
    // An index that looks at points refuses one that is none.
    const version = { version: 'points', settings: { ...CURRENT.settings, sortableAttributes: ['publishedAt', 'id', '_geo'] } }
    const pointed = openSearch({ pool: database.pool, meilisearch, log, prefix, version, glanceEvery: 50, timeout: 5000 })
    try {
      await vi.waitFor(() => expect(log.lines).toContainEqual(expect.objectContaining({ fields: { index: indexUid(prefix, 'points') }, message: 'search: Meilisearch answers' })), { timeout: 40_000, interval: 20 })
      const batch = Array.from({ length: 20 }, (_, i) => ({ ...aDocument({ id: 100 + i, title: 'Bancs' }), _geo: { lat: 45, lng: i === 13 ? 'east' : 5 } }))
      await pointed.sync(batch.map(({ id }) => id), batch)
      expect(await pointed.search(aQuery({ text: 'bancs' }))).toMatchObject({ engine: 'meilisearch', ids: expect.toSatisfy((ids: number[]) => ids.length === 19) })
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([expect.objectContaining({ fields: expect.objectContaining({ listing: 113 }) })])
      expect((await pointed.check())?.refused).toEqual([{ id: 113, reason: expect.stringContaining('longitude') }])
      await pointed.sync([113], [aDocument({ id: 113, title: 'Bancs' })])
      expect(await pointed.search(aQuery({ text: 'bancs' }))).toMatchObject({ engine: 'meilisearch', ids: expect.toSatisfy((ids: number[]) => ids.length === 20) })
      expect(await pointed.check()).toEqual({ behind: 0, extra: 0, refused: [] })
    } finally {
      await pointed.close()
      await new Meilisearch(meilisearch!).deleteIndex(indexUid(prefix, 'points'))
    }
  })

  test('an index that was deleted is made again, settings and all', async () => {
    await waited(new Meilisearch(meilisearch!).deleteIndex(indexUid(prefix)))
    expect(await engine()).toBe('postgres')
    await well()
    expect(await search.search(aQuery({ text: 'chaises', natures: ['pret'] }))).toMatchObject({ engine: 'meilisearch', ids: expect.toSatisfy((ids: number[]) => ids.length === 3) })
  })

  test('an index that was emptied behind our back is not believed when it finds nothing', async () => {
    await search.sync([4], [aDocument({ id: 4, title: 'Tréteaux' })])
    await waited(index().deleteAllDocuments())
    expect((await search.search(aQuery({ text: 'chaises' }))).ids).toHaveLength(4)
    await well()
    expect(await search.search(aQuery({ text: 'tréteaux' }))).toMatchObject({ engine: 'meilisearch', ids: [4] })
  })

  test('nor is one that was emptied before anybody glanced at it', async () => {
    await search.close()
    await new Meilisearch(meilisearch!).deleteIndex(indexUid(prefix))
    await database.pool.query('delete from search_document')
    // It glances once: where Meilisearch is too busy to answer just then, another opens.
    search = await vi.waitFor(async () => {
      const opened = open({ glanceEvery: 60_000 })
      await opened.settled()
      await opened.sync([1], [aDocument({ id: 1, title: 'Chaises' })]).catch(async (error: unknown) => {
        await opened.close()
        throw error
      })
      return opened
    }, { timeout: 40_000 })
    await waited(index().deleteAllDocuments())
    expect(await search.search(aQuery({}))).toEqual({ engine: 'postgres', ids: [1] })
  })

  test('what was taken out of or brought into it behind our back is seen by its count', async () => {
    await waited(index().deleteDocument(2))
    await vi.waitFor(async () => expect((await index().getStats()).numberOfDocuments).toBe(3), { timeout: 40_000, interval: 20 })
    await waited(index().addDocuments([{ id: 99, title: 'Fantôme', audience: ['public'] }]))
    await vi.waitFor(async () => expect((await index().getStats()).numberOfDocuments).toBe(3), { timeout: 40_000, interval: 20 })
    await well()
    expect((await search.search(aQuery({}))).ids.sort()).toEqual([1, 2, 3])
  })

  test('a check finds what a count cannot, and mends it', async () => {
    await waited(index().addDocuments([{ id: 1, title: 'Bancs', audience: ['public'], stamp: 1 }]))
    expect(await search.check()).toEqual({ behind: 1, extra: 0, refused: [] })
    expect((await search.search(aQuery({ text: 'chaises' }))).ids).toHaveLength(3)
    expect(await search.check()).toEqual({ behind: 0, extra: 0, refused: [] })
  })

  test('a new start mends an index that has fallen behind', async () => {
    search.close()
    await waited(index().deleteDocument(1))
    await waited(index().addDocuments([{ id: 99, title: 'Fantôme', audience: ['public'] }]))
    search = open()
    await well()
    expect((await search.search(aQuery({}))).ids.sort()).toEqual([1, 2, 3])
  })

  test('an index of other settings that nobody needs is dropped once ours is full', async () => {
    const client = new Meilisearch(meilisearch!)
    await waited(client.createIndex(`${prefix}listings-0ld`))
    await search.close()
    search = open()
    const names = async () => (await client.getIndexes({ limit: 1000 })).results.map(({ uid }) => uid).filter((uid) => uid.startsWith(prefix))
    await vi.waitFor(async () => expect(await names()).toEqual([indexUid(prefix)]), { timeout: 40_000, interval: 20 })
    expect(search.engine()).toBe('meilisearch')
  })
})
