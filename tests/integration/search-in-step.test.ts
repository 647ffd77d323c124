import { randomBytes } from 'node:crypto'

import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'

import { checkSearch } from '~/listings/check-search.server'
import { indexStale, markStale, resumeIndexing } from '~/listings/index-listings.server'
import { rebuildSearch } from '~/listings/rebuild-search.server'
import { searchDocuments } from '~/listings/search-documents.server'
import { transaction } from '~/platform/database.server'
import { startJobs } from '~/platform/jobs.server'
import { emit } from '~/platform/outbox.server'
import { tasksOf } from '~/tasks.server'
import { indexUid } from 'search/meilisearch/search-index'
import { openSearch, type Search } from 'search/open-search.server'
import { indexQueue } from 'search/postgres/index-queue'
import { indexRegister } from 'search/postgres/index-register'

import { makeListing, makeOrganisation } from '../factories'
import { useDatabase } from '../support/database'
import { readable } from '../support/meilisearch'
import { aQuery, keptLog } from '../support/search'
import { useSite } from '../support/web'

const database = useDatabase()
const meilisearch = inject('meilisearch')
const prefix = `test-${randomBytes(4).toString('hex')}-`
const site = useSite(database, () => ({ search: openSearch({ pool: database.pool, meilisearch, log: keptLog(), prefix, glanceEvery: 50, timeout: 5000 }) }))
const uid = indexUid(prefix)

const edit = (id: number, title: string) =>
  transaction(database.db, async (tx) => {
    await tx.listing.update({ where: { id }, data: { title } })
    await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: id })
  })
const found = async (text: string) => (await site.services.search.search(aQuery({ text }))).ids.sort()
const titleIn = async (id: number) => ((await database.db.searchDocument.findUnique({ where: { listingId: id } }))?.document as { title: string } | undefined)?.title
const waitingJobs = async () => (await database.pool.query<{ task: string }>('select task_identifier as task from graphile_worker.jobs order by id')).rows.map(({ task }) => task)
const forgetJobs = () => database.pool.query('delete from graphile_worker._private_jobs')

afterAll(async () => {
  await site.services.search.close()
  if (meilisearch) await new Meilisearch(meilisearch).deleteIndexIfExists(uid)
})
beforeEach(async () => {
  await database.pool.query('delete from search_stale')
  await forgetJobs()
})

describe('what changed is read anew', () => {
  test('an annonce that changes often is read once, and as it last was', async () => {
    const { id } = await makeListing(database.db, await makeOrganisation(database.db))
    const tasks = tasksOf(site.services)
    for (const title of ['Un', 'Deux', 'Trois']) await edit(id, title)
    for (const { id: eventId } of await database.db.event.findMany({ where: { subjectId: String(id) } })) await tasks.dispatch!({ eventId: String(eventId) }, {} as never)
    expect((await database.pool.query('select listing_id from search_stale')).rows).toEqual([{ listing_id: id }])
    expect((await waitingJobs()).filter((task) => task === 'index')).toHaveLength(1)
    await tasks.index!({}, {} as never)
    expect(await titleIn(id)).toBe('Trois')
    expect((await database.pool.query('select from search_stale')).rowCount).toBe(0)
  })

  test('one that changes after it was read and before it is written is read again', async () => {
    const { id } = await makeListing(database.db, await makeOrganisation(database.db))
    await markStale(database.db, [id])
    let marked: Promise<void> | undefined
    const write: Search['write'] = async (ids, documents) => {
      await database.db.listing.update({ where: { id }, data: { title: 'Après coup' } })
      marked = markStale(database.db, [id])
      await site.services.search.write(ids, documents)
    }
    await indexStale({ db: database.db, search: { ...site.services.search, write } })
    await marked
    await indexStale(site.services)
    expect(await titleIn(id)).toBe('Après coup')
  })

  test('an index that is registered while a document is being written hears of it', async () => {
    const writing = await database.pool.connect()
    try {
      await writing.query('begin')
      await writing.query(`insert into search_document (listing_id, document) values (900001, '{"communes": [], "communeNames": [], "audience": []}')`)
      const added = indexRegister(database.pool).add('test-registered')
      await vi.waitFor(async () => expect((await database.pool.query(`select from pg_locks where not granted`)).rowCount).toBe(1), { timeout: 40_000 })
      await writing.query('commit')
      expect(await added).toBe(true)
      expect(await indexQueue(database.pool, 'test-registered').next(1000)).toContainEqual(expect.objectContaining({ id: 900_001 }))
    } finally {
      writing.release()
      await indexRegister(database.pool).remove('test-registered')
      await database.pool.query('delete from search_document where listing_id = 900001')
    }
  })

  test('what was being read when its process died is read by the next one', async () => {
    const { id } = await makeListing(database.db, await makeOrganisation(database.db))
    await markStale(database.db, [id])
    const dying = { ...site.services.search, write: () => Promise.reject(new Error('killed')) }
    await expect(indexStale({ db: database.db, search: dying })).rejects.toThrow('killed')
    await indexStale(site.services)
    expect(await titleIn(id)).toBe((await database.db.listing.findUniqueOrThrow({ where: { id } })).title)
  })

  test('a start finds what is undone: documents of another version of the program, and annonces without any', async () => {
    const organisation = await makeOrganisation(database.db)
    const [old, none, paused] = [await makeListing(database.db, organisation), await makeListing(database.db, organisation), await makeListing(database.db, organisation, { status: 'paused' })]
    const former = openSearch({ pool: database.pool, meilisearch: null, log: keptLog(), version: readable('former') })
    await former.write([old.id], (await searchDocuments(database.db, [old.id])).map((document) => ({ ...document, title: 'Autrement dit' })))
    await forgetJobs()
    await resumeIndexing(site.services)
    expect(await waitingJobs()).toEqual(['index'])
    await indexStale(site.services)
    expect([await titleIn(old.id), await titleIn(none.id), await titleIn(paused.id)]).toEqual([old.title, none.title, undefined])
    await forgetJobs()
    await resumeIndexing(site.services)
    expect(await waitingJobs()).toEqual([])
  })
})

describe('a check', () => {
  test('finds and repairs documents that are not what their annonces say', async () => {
    const organisation = await makeOrganisation(database.db)
    const [right, wrong, missing] = [await makeListing(database.db, organisation), await makeListing(database.db, organisation), await makeListing(database.db, organisation)]
    await rebuildSearch(site.services)
    await database.pool.query(`update search_document set document = document || '{"title": "Faux"}' where listing_id = $1`, [wrong.id])
    await database.pool.query('delete from search_document where listing_id = $1', [missing.id])
    expect((await checkSearch(site.services)).documents).toEqual([wrong.id, missing.id])
    expect([await titleIn(right.id), await titleIn(wrong.id), await titleIn(missing.id)]).toEqual([right.title, wrong.title, missing.title])
    expect((await checkSearch(site.services)).documents).toEqual([])
  })

  test('does not take a change for a fault that is on its way', async () => {
    const organisation = await makeOrganisation(database.db)
    const [undispatched, marked] = [await makeListing(database.db, organisation), await makeListing(database.db, organisation)]
    await rebuildSearch(site.services)
    await edit(undispatched.id, 'Pas encore réparti')
    await database.db.listing.update({ where: { id: marked.id }, data: { title: 'Déjà marqué' } })
    await markStale(database.db, [marked.id])
    expect((await checkSearch(site.services)).documents).toEqual([])
    expect([await titleIn(undispatched.id), await titleIn(marked.id)]).toEqual(['Pas encore réparti', 'Déjà marqué'])
  })

  test('tells with how much progress it goes on', async () => {
    const seen: string[] = []
    await checkSearch(site.services, (label) => ({ at: (done, total) => void seen.push(`${label}: ${Math.round((100 * done) / total)} %`), end: () => void seen.push(`${label}: done`) }))
    expect(seen).toEqual(expect.arrayContaining(['Reading the annonces: 100 %', 'Comparing the index: done']))
  })
})

describe.skipIf(!meilisearch)('through the outbox to Meilisearch', () => {
  let stop = async () => {}
  beforeAll(async () => {
    await site.services.search.settled()
    const runner = await startJobs({ pool: database.pool, tasks: tasksOf(site.services), cron: [], log: site.services.log, soleProcess: true })
    stop = () => runner.stop()
  })
  afterAll(() => stop())

  const additions = async () => (await new Meilisearch(meilisearch!).tasks.getTasks({ indexUids: [uid], types: ['documentAdditionOrUpdate'], limit: 1000 })).total
  const patiently = { timeout: 30_000, interval: 20 }

  test('an edited annonce is found by its new words', async () => {
    const { id } = await makeListing(database.db, await makeOrganisation(database.db))
    await edit(id, 'Trampoline')
    await vi.waitFor(async () => expect(await found('trampoline')).toEqual([id]), patiently)
    expect(site.services.search.engine()).toBe('meilisearch')
    await edit(id, 'Balançoire')
    await vi.waitFor(async () => expect(await found('trampoline')).toEqual([]), patiently)
    expect(await found('balançoire')).toEqual([id])
  })

  test('an association of 300 annonces that is renamed makes a few tasks, not 300', async () => {
    const organisation = await makeOrganisation(database.db)
    await database.db.listing.createMany({
      data: Array.from({ length: 300 }, (_, n) => ({ organisationId: organisation.id, nature: 'pret' as const, category: 'mobilier.chaises', title: `Bancs ${n}`, status: 'published' as const, stock: 1 })),
    })
    const before = await additions()
    await transaction(database.db, async (tx) => {
      await tx.organisation.update({ where: { id: organisation.id }, data: { name: 'Amicale Sassenageoise' } })
      await emit(tx, { kind: 'organisation.updated', subjectType: 'organisation', subjectId: organisation.id })
    })
    await vi.waitFor(async () => expect(await found('sassenageoise')).toHaveLength(20), patiently)
    await vi.waitFor(async () => expect((await site.services.search.matches('sassenageoise')).ids).toHaveLength(300), patiently)
    expect((await additions()) - before).toBeLessThan(10)
  })

  test('five hundred annonces published at once are all found', async () => {
    const organisation = await makeOrganisation(database.db)
    const before = await additions()
    await transaction(database.db, async (tx) => {
      const listings = await tx.listing.createManyAndReturn({
        data: Array.from({ length: 500 }, (_, n) => ({ organisationId: organisation.id, nature: 'pret' as const, category: 'mobilier.chaises', title: `Estrade ${n}`, status: 'published' as const, stock: 1 })),
        select: { id: true },
      })
      await emit(tx, ...listings.map(({ id }) => ({ kind: 'listing.created' as const, subjectType: 'listing', subjectId: id })))
    })
    await vi.waitFor(async () => expect((await site.services.search.matches('estrade')).ids).toHaveLength(500), patiently)
    expect((await additions()) - before).toBeLessThan(50)
  })
})
