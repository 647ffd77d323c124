import { randomBytes } from 'node:crypto'

import { openSearch, type Search } from 'search/open-search.server'
import type { EngineName } from 'search/search-engine'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'

import { indexStale, markStale } from '~/listings/index-listings.server'
import { refreshAllTurns, refreshTurnAfter } from '~/listings/refresh-turns.server'
import { turnOf } from '~/listings/turn'
import { readClock } from '~/platform/clock.server'
import type { Services } from '~/services.server'
import { CRON, tasksOf } from '~/tasks.server'

import { makeListing, makeLoan, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { aQuery, keptLog } from '../../support/search'

const NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY)

describe('whose turn it is', () => {
  const database = useDatabase()

  async function lender(description = '') {
    const { organisation } = await makeMember(database.db)
    return { organisation, listing: await makeListing(database.db, organisation, { title: 'Marquise de jardin', description }) }
  }
  type Lender = Awaited<ReturnType<typeof lender>>

  async function request({ organisation, listing }: Lender, createdAt: Date, change: { state?: 'accepted' | 'expired' | 'cancelled'; answeredAt?: Date; source?: 'elsewhere' } = {}) {
    const { organisation: borrower } = await makeMember(database.db)
    const startsAt = new Date(NOW.getTime() + 30 * DAY)
    return makeLoan(database.db, { listing, lenderId: organisation.id, borrowerId: borrower.id, startsAt, endsAt: new Date(startsAt.getTime() + DAY), quantity: 1 }, { createdAt, ...change })
  }
  const turnNow = async ({ organisation }: Lender) => (await database.db.organisation.findUniqueOrThrow({ where: { id: organisation.id } })).turn
  const told = async (kind: string, loan: { id: string }) => refreshTurnAfter(database.db, { kind, subjectId: loan.id }, NOW)
  const marked = async () => (await database.pool.query<{ id: number }>('select listing_id as id from search_stale order by 1')).rows.map(({ id }) => id)

  beforeEach(async () => {
    await database.db.listing.updateMany({ data: { status: 'archived' } })
    await database.pool.query('delete from search_document; delete from search_stale')
  })

  test('a request, its answer and its silence move it at once; nothing else does', async () => {
    const one = await lender()
    const loan = await request(one, daysAgo(1))
    await told('loan.handed_over', loan)
    expect(await turnNow(one)).toBe(0)
    await told('loan.requested', loan)
    expect(await turnNow(one)).toBe(turnOf({ unanswered: 0, asked: 1 }))
    await database.db.loan.update({ where: { id: loan.id }, data: { state: 'expired' } })
    await told('loan.expired', loan)
    expect(await turnNow(one)).toBe(turnOf({ unanswered: 1, asked: 1 }))
  })

  test('five answers make good for a silence; what was withdrawn or agreed elsewhere says nothing', async () => {
    const one = await lender()
    await request(one, daysAgo(20), { state: 'expired' })
    for (const days of [9, 8, 7, 6]) await request(one, daysAgo(days), { state: 'accepted', answeredAt: daysAgo(days - 1) })
    await request(one, daysAgo(5), { state: 'cancelled' })
    await request(one, daysAgo(5), { state: 'accepted', answeredAt: daysAgo(5), source: 'elsewhere' })
    await refreshAllTurns(database.db, NOW)
    expect(await turnNow(one)).toBe(turnOf({ unanswered: 1, asked: 6 }))
    await request(one, daysAgo(2), { state: 'accepted', answeredAt: daysAgo(1) })
    await refreshAllTurns(database.db, NOW)
    expect(await turnNow(one)).toBe(turnOf({ unanswered: 0, asked: 7 }))
  })

  test('requests of a season ago are forgotten at night', async () => {
    const one = await lender()
    for (const days of [80, 40]) await request(one, daysAgo(days), { state: 'accepted', answeredAt: daysAgo(days) })
    await refreshAllTurns(database.db, NOW)
    expect(await turnNow(one)).toBe(turnOf({ unanswered: 0, asked: 2 }))
    await refreshAllTurns(database.db, new Date(NOW.getTime() + 60 * DAY))
    expect(await turnNow(one)).toBe(0)
  })

  test('a night reads anew only the published annonces of those whose turn moved', async () => {
    const [moved, still] = [await lender(), await lender()]
    await makeListing(database.db, moved.organisation, { status: 'draft' })
    await request(moved, daysAgo(1))
    await request(still, daysAgo(100), { state: 'accepted', answeredAt: daysAgo(99) })
    await refreshAllTurns(database.db, NOW)
    expect(await marked()).toEqual([moved.listing.id])
    await database.pool.query('delete from search_stale')
    await refreshAllTurns(database.db, NOW)
    await request(moved, daysAgo(1))
    await refreshAllTurns(database.db, NOW)
    expect(await marked()).toEqual([])
  })

  test('the job of the night, and that of an event, have the annonces read anew where the turn moved', async () => {
    const tasks = tasksOf({ db: database.db } as unknown as Services)
    const run = async (task: 'turns' | 'dispatch', payload: object) => {
      await database.pool.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs')
      await tasks[task]!(payload, {} as never)
      return (await database.pool.query<{ key: string }>("select key from graphile_worker.jobs where task_identifier = 'index'")).rows
    }
    const one = await lender()
    await run('turns', {})
    expect(await run('turns', {})).toEqual([])
    const loan = await request(one, new Date(readClock().getTime() - DAY))
    const event = await database.db.event.create({ data: { kind: 'loan.requested', subjectType: 'loan', subjectId: loan.id, organisationId: one.organisation.id, payload: {} } })
    expect(await run('dispatch', { eventId: String(event.id) })).toHaveLength(1)
    await database.db.loan.update({ where: { id: loan.id }, data: { createdAt: new Date(readClock().getTime() - 400 * DAY) } })
    expect(await run('turns', {})).toHaveLength(1)
    expect(await turnNow(one)).toBe(0)
    expect(CRON.filter(({ task }) => task === 'turns')).toHaveLength(1)
  })

  const meilisearch = inject('meilisearch')
  describe.each<EngineName>(meilisearch ? ['postgres', 'meilisearch'] : ['postgres'])('on %s', (engine) => {
    let search: Search
    beforeAll(async () => {
      search = openSearch({ pool: database.pool, meilisearch: engine === 'meilisearch' ? meilisearch : null, log: keptLog(), prefix: `test-${randomBytes(4).toString('hex')}-`, timeout: 5000 })
      await search.settled()
    })
    afterAll(() => search.close())

    test('of equal annonces, first that of who was asked less, last that of who did not answer; a word more in the prose changes nothing', async () => {
      const [asked, silent, fresh] = [await lender(), await lender('Une marquise neuve.'), await lender('Pour vos fêtes.')]
      const found = async () => {
        await indexStale({ db: database.db, search })
        await search.sync([], [])
        const answer = await search.search(aQuery({ text: 'marquise' }))
        expect(answer.engine).toBe(engine)
        return answer.ids
      }
      await markStale(database.db, [asked, silent, fresh].map(({ listing }) => listing.id))
      expect(await found()).toEqual([fresh, silent, asked].map(({ listing }) => listing.id))

      await request(silent, daysAgo(3), { state: 'expired' })
      for (const days of [3, 2, 1]) await request(asked, daysAgo(days), { state: 'accepted', answeredAt: daysAgo(days) })
      await refreshAllTurns(database.db, NOW)
      expect(await found()).toEqual([fresh, asked, silent].map(({ listing }) => listing.id))

      for (const days of [0.9, 0.8, 0.7, 0.6]) await request(fresh, daysAgo(days), { state: 'accepted', answeredAt: daysAgo(0.5) })
      const last = await request(fresh, daysAgo(0.4))
      for (let n = 0; n < 3; n++) await request(fresh, daysAgo(0.3))
      await told('loan.requested', last)
      expect(await found()).toEqual([asked, fresh, silent].map(({ listing }) => listing.id))
    })
  })
})
