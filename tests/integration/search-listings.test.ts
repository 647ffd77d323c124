import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { type Calendar, openCalendar } from '~/listings/calendar/open-calendar.server'
import { rebuildSearch } from '~/listings/rebuild-search.server'
import { listingsTouchedBy, searchDocuments } from '~/listings/search-documents.server'
import { searchListings } from '~/listings/search-listings.server'
import { parisInstant } from '~/platform/paris-time'
import { openPlaces, type Places } from '~/territory/places.server'
import { openSearch, type Search } from 'search/open-search.server'

import { makeCommune, makeListing, makeMember } from '../factories'
import { useDatabase } from '../support/database'
import { aQuery, keptLog } from '../support/search'

const NOW = parisInstant('2027-05-20', '10:00')
const meilisearch = inject('meilisearch')

describe.each(meilisearch ? ['postgres', 'meilisearch'] : ['postgres'])('finding what is free, with %s', (engine) => {
  const database = useDatabase()
  let search: Search
  let calendar: Calendar
  let places: Places
  let lender: Awaited<ReturnType<typeof makeMember>>
  let chairs: number
  let minibus: number

  const find = (query: string, asked: Partial<Search> = {}) => searchListings({ now: NOW, services: { search: { ...search, ...asked }, calendar, places } }, new URLSearchParams(query))
  const index = async (...ids: number[]) => search.sync(ids, await searchDocuments(database.db, ids))
  async function promise(listingId: number, day: number, quantity: number) {
    const at = (n: number) => parisInstant(`2027-06-${String(n).padStart(2, '0')}`)
    const period = { startsAt: at(day), endsAt: at(day + 2) }
    await database.db.loan.create({
      data: {
        reference: randomBytes(5).toString('hex'), state: 'accepted', purpose: 'Fête', lender: { connect: { id: lender.organisation.id } }, outsideBorrower: 'École', occasion: { create: { purpose: 'Fête' } },
        lines: { create: { listing: { connect: { id: listingId } }, state: 'accepted', ...period, eventStartsAt: period.startsAt, eventEndsAt: period.endsAt, heldFrom: period.startsAt, heldUntil: period.endsAt, quantityAsked: quantity, quantityAccepted: quantity, quantityHeld: quantity } },
      },
    })
  }

  beforeAll(async () => {
    const { db } = database
    await db.territory.create({ data: { epciSiren: '200040715', name: 'Grenoble-Alpes Métropole' } })
    await makeCommune(db, { insee: '38185', name: 'Grenoble', latitude: 45.1876, longitude: 5.7358 })
    await makeCommune(db, { insee: '38158', name: 'Eybens', latitude: 45.1469, longitude: 5.7501 })
    await makeCommune(db, { insee: '38053', name: 'Ailleurs', epciSiren: '200000001', latitude: 45.6, longitude: 5.3 })
    await makeCommune(db, { insee: '38999', name: 'Sans point', latitude: null, longitude: null })
    lender = await makeMember(db, { organisation: { communeInsee: '38158', name: 'Comité des fêtes' } })
    chairs = (await makeListing(db, lender.organisation, { title: '60 chaises pliantes', stock: 60, feeCents: 500, secretInstructions: 'code 4711' })).id
    minibus = (await makeListing(db, { ...lender.organisation, communeInsee: '38185' }, { title: 'Minibus', nature: 'vehicule', category: 'vehicules.minibus', stock: 1 })).id
    search = openSearch({ pool: database.pool, meilisearch: engine === 'meilisearch' ? meilisearch : null, log: keptLog(), prefix: `test-${randomBytes(4).toString('hex')}-`, timeout: 5000 })
    await search.settled()
    calendar = openCalendar(database.pool)
    places = openPlaces(database.pool)
    await index(chairs, minibus)
  })
  afterAll(() => search.close())

  test('an annonce is found by its words, with what is free of it and where it is', async () => {
    const { items, total, engine: answered } = await find('q=chaises&autour=38185')
    expect(answered).toBe(engine)
    expect(total).toBe(1)
    expect(items[0]).toMatchObject({ id: chairs, title: '60 chaises pliantes', association: 'Comité des fêtes', stock: 60, free: null, communes: [{ insee: '38158', name: 'Eybens' }], feeCents: 500, days: [] })
    expect(items[0]!.distance).toBeGreaterThan(4000)
    expect(items[0]!.distance).toBeLessThan(5000)
    expect(JSON.stringify(items)).not.toMatch(/4711|rue du Test/)
  })

  test('a loan accepted a moment ago is gone from the next search, although the index was not touched', async () => {
    const asked = 'q=chaises&du=2027-06-12&quantite=40'
    expect(await find(asked)).toMatchObject({ total: 1, items: [{ free: 60 }] })
    await promise(chairs, 12, 25)
    const after = await find(asked)
    expect(after).toMatchObject({ total: 0, items: [], facets: { nature: {}, category: {}, commune: {} } })
    expect(await find('q=chaises&du=2027-06-12&quantite=35')).toMatchObject({ total: 1, items: [{ free: 35 }] })
    expect(await find('q=chaises&du=2027-06-14&quantite=60')).toMatchObject({ total: 1, items: [{ free: 60 }] })
  })

  test('totals and facets are those of what is free', async () => {
    await promise(minibus, 20, 1)
    const free = await find('du=2027-06-10')
    const taken = await find('du=2027-06-20')
    expect(free).toMatchObject({ total: 2, facets: { nature: { pret: 1, vehicule: 1 } } })
    expect(taken).toMatchObject({ total: 1, facets: { nature: { pret: 1 }, commune: { '38158': 1 } } })
    expect(taken.items.map(({ id }) => id)).toEqual([chairs])
  })

  test('each row has its days around the event', async () => {
    const { items } = await find('q=chaises&du=2027-06-12&au=2027-06-13')
    const days = items[0]!.days
    expect(days[0]!.day).toBe('2027-06-08')
    expect(days.length).toBe(14)
    expect(days.find(({ day }) => day === '2027-06-12')).toMatchObject({ state: 'partial', free: 35 })
    expect(days.find(({ day }) => day === '2027-06-11')).toMatchObject({ state: 'free', free: 60 })
  })

  test('an annonce withdrawn a moment ago is not shown, though the index still knows it', async () => {
    const gone = await makeListing(database.db, lender.organisation, { title: 'Trampoline' })
    await index(gone.id)
    expect((await find('q=trampoline')).items).toHaveLength(1)
    await database.db.listing.update({ where: { id: gone.id }, data: { status: 'paused' } })
    expect((await find('q=trampoline')).items).toHaveLength(0)
    await index(gone.id)
    expect((await find('q=trampoline')).total).toBe(0)
  })

  /** An engine that puts nothing in order before it is asked to. */
  const unordered: Search['matches'] = async (text, by) => ({ ...(await search.matches(text, by)), first: [] })

  test('an engine that falls silent between reading the words and putting them in order is asked for neither', async () => {
    const read: (string | undefined)[] = []
    const found = await find('q=chaises', {
      engine: () => 'meilisearch',
      matches: (text, by) => (read.push(by), by === 'meilisearch' ? Promise.resolve({ ids: [chairs, minibus], first: [], engine: 'meilisearch' }) : search.matches(text, by)),
      search: (query) => search.search(query, 'postgres'),
    })
    expect(found).toMatchObject({ total: 1, items: [{ id: chairs }], engine: 'postgres' })
    expect(read).toEqual(['meilisearch', 'postgres'])
  })

  test('an index that lost an annonce of those counted is not believed about their order', async () => {
    const found = await find('q=comité', { engine: () => 'meilisearch', matches: async (text) => ({ ...(await search.matches(text)), first: [], engine: 'meilisearch' }), search: (query, by) => (by === 'meilisearch' ? Promise.resolve({ ids: [minibus], engine: by }) : search.search(query, by)) })
    expect(found).toMatchObject({ total: 2, items: [{}, {}], engine: 'postgres' })
  })

  test('what is withdrawn between the counting and the rows is neither counted nor shown', async () => {
    const gone = await makeListing(database.db, lender.organisation, { title: 'Toboggan' })
    await index(gone.id)
    const found = await find('q=comité', {
      matches: unordered,
      search: async (query, by) => {
        const answer = await search.search(query, by)
        await database.db.listing.update({ where: { id: gone.id }, data: { status: 'paused' } })
        await calendar.current()
        return answer
      },
    })
    expect(found).toMatchObject({ total: 2, items: [{}, {}], facets: { nature: { pret: 1, vehicule: 1 } }, engine })
    await index(gone.id)
  })

  test('what is booked between the counting and the rows is not shown, although everything was read anew meanwhile', async () => {
    let clock = 0
    // The first that it reads goes at once: those after it stand one place further up when they are read anew.
    const first = await makeListing(database.db, lender.organisation, { title: 'Estrade' })
    const later = await makeListing(database.db, lender.organisation, { title: 'Estrade longue', stock: 1 })
    const last = await makeListing(database.db, lender.organisation, { title: 'Estrade ronde', stock: 1 })
    await index(first.id, later.id, last.id)
    const sleepy = openCalendar(database.pool, () => clock)
    await sleepy.current()
    await database.db.listing.update({ where: { id: first.id }, data: { status: 'paused' } })
    const services = {
      calendar: sleepy, places,
      search: {
        ...search, matches: unordered,
        search: async (...asked: Parameters<Search['search']>) => {
          const answer = await search.search(...asked)
          if (clock === 0) {
            await promise(last.id, 12, 1)
            clock += 2 * 3_600_000
            await sleepy.current()
          }
          return answer
        },
      },
    }
    const { items, total } = await searchListings({ now: NOW, services }, new URLSearchParams('q=estrade&du=2027-06-12'))
    expect(items.map(({ id, free }) => ({ id, free }))).toEqual([{ id: later.id, free: 1 }])
    expect(total).toBe(1)
    await database.db.listing.updateMany({ where: { id: { in: [later.id, last.id] } }, data: { status: 'paused' } })
    await index(first.id, later.id, last.id)
  })

  test('without words no engine is asked, and the order is the one that it would give', async () => {
    const { db } = database
    const other = await makeMember(db, { organisation: { communeInsee: '38185', turn: 3 } })
    const [asked, sooner] = [{ ...other.organisation }, { ...lender.organisation, communeInsee: '38185' }]
    const at = (day: string) => ({ publishedAt: parisInstant(day) })
    const more = [
      await makeListing(db, asked, { title: 'Estrade', ...at('2027-05-19') }), await makeListing(db, sooner, { title: 'Tribune', ...at('2027-02-01') }),
      await makeListing(db, lender.organisation, { title: 'Sono', ...at('2027-02-01') }), await makeListing(db, { ...asked, communeInsee: '38999' }, { title: 'Podium', ...at('2027-04-01') }),
    ].map(({ id }) => id)
    await index(...more)
    const silent = { search: () => Promise.reject(new Error('no engine is to be asked')), matches: () => Promise.reject(new Error('no engine is to be asked')) }
    for (const sort of ['pertinence', 'recent', 'distance'] as const) {
      const { ids } = await search.search(aQuery({ sort, around: sort === 'distance' ? { lat: 45.1876, lng: 5.7358, communes: null } : null, pageSize: 50 }))
      expect(new Set(ids)).toEqual(new Set([chairs, minibus, ...more]))
      expect((await find(`tri=${sort}${sort === 'distance' ? '&autour=38185' : ''}`, silent)).items.map(({ id }) => id), sort).toEqual(ids)
    }
    const words = await search.search(aQuery({ text: 'comité', sort: 'recent', pageSize: 50 }))
    expect((await find('q=comité&tri=recent', { search: silent.search })).items.map(({ id }) => id)).toEqual(words.ids)
    await db.listing.updateMany({ where: { id: { in: more } }, data: { status: 'paused' } })
    await index(...more)
  })

  test('words that come again are put in order without an engine, as it would; until a document changes', async () => {
    let calls = 0
    const counting = { search: { ...search, matches: unordered, search: (...asked: Parameters<Search['search']>) => (calls++, search.search(...asked)) }, calendar, places }
    const ask = async (query: string) => {
      const before = calls
      const { items, engine: answered } = await searchListings({ now: NOW, services: counting }, new URLSearchParams(query))
      return { ids: items.map(({ id }) => id), calls: calls - before, answered }
    }
    const [first, again, dated] = [await ask('q=comité'), await ask('q=comité'), await ask('q=comité&du=2027-06-20')]
    expect([first, again, dated].map((answer) => [answer.calls, answer.answered])).toEqual([[1, engine], [1, engine], [0, engine]])
    expect(again.ids).toEqual(first.ids)
    expect(dated.ids).toEqual([chairs])
    const late = await makeListing(database.db, lender.organisation, { title: 'Comité des chaises', publishedAt: NOW })
    await index(late.id)
    expect((await ask('q=comité')).ids).toContain(late.id)
    await database.db.listing.update({ where: { id: late.id }, data: { status: 'paused' } })
    expect((await ask('q=comité')).ids).not.toContain(late.id)
    await index(late.id)
  })

  test('the engine that says at once which match best is not asked again', async () => {
    let calls = 0
    const found = await find('q=comité', { search: (...asked) => (calls++, search.search(...asked)) })
    expect(found).toMatchObject({ total: 2, engine })
    expect(calls).toBe(engine === 'meilisearch' ? 0 : 1)
    expect(found.items.map(({ id }) => id)).toEqual((await search.search(aQuery({ text: 'comité' }))).ids)
  })

  test('whose turn it is counts from the moment on when it moves', async () => {
    const other = await makeMember(database.db, { organisation: { turn: 5 } })
    const late = (await makeListing(database.db, other.organisation, { publishedAt: NOW })).id
    expect((await find('')).items.map(({ id }) => id).at(-1)).toBe(late)
    await database.db.organisation.update({ where: { id: other.organisation.id }, data: { turn: 0 } })
    expect((await find('')).items.map(({ id }) => id)[0]).toBe(late)
    await database.db.listing.update({ where: { id: late }, data: { status: 'paused' } })
  })

  test('within a radius, by distance', async () => {
    expect((await find('autour=38185&rayon=2')).items.map(({ id }) => id)).toEqual([minibus])
    expect((await find('autour=38185&rayon=5&tri=distance')).items.map(({ id }) => id)).toEqual([minibus, chairs])
    expect((await find('autour=38158&tri=distance')).items.map(({ id }) => id)).toEqual([chairs, minibus])
    expect((await find('autour=38999&rayon=5')).problems).toEqual([{ param: 'autour', code: 'no_point', details: { name: 'Sans point' } }])
  })

  test('a rebuild finds again what was forgotten, forgets what is gone, and leaves the rest alone', async () => {
    const stamp = async () => (await database.db.searchDocument.findUnique({ where: { listingId: chairs } }))?.updatedAt
    const before = await stamp()
    await search.sync([minibus, 999_999], [{ ...(await searchDocuments(database.db, [chairs]))[0]!, id: 999_999, title: 'Fantôme' }])
    expect(await find('q=minibus')).toMatchObject({ total: 0 })
    expect((await rebuildSearch({ db: database.db, search })).removed).toBe(1)
    expect(await find('q=minibus')).toMatchObject({ total: 1 })
    expect(await find('q=fantôme')).toMatchObject({ total: 0 })
    expect(await stamp()).toEqual(before)
  })

  test('a page beyond the last is the last', async () => {
    expect(await find('page=1000000000')).toMatchObject({ total: 2, page: 1, pageCount: 1, items: [{}, {}] })
  })

  test('an unknown commune is said and left out', async () => {
    const { problems, total, params } = await find('commune=99999&autour=99998&tri=distance')
    expect(problems.map(({ param, code }) => [param, code])).toEqual([['commune', 'unknown_commune'], ['autour', 'unknown_commune']])
    expect(total).toBe(2)
    expect(params).toMatchObject({ communes: [], around: null, sort: 'pertinence' })
  })

  test('at most five statements, whatever is asked', async () => {
    const statements: string[] = []
    const query = database.pool.query
    const counting = (original: (...args: never[]) => unknown, owner: object) => (...args: never[]) => {
      const first = args[0] as unknown as string | { text: string }
      statements.push(typeof first === 'string' ? first : first.text)
      return original.apply(owner, args)
    }
    database.pool.query = counting(query as never, database.pool) as never
    try {
      for (const asked of ['', 'q=chaises', 'q=chaise pliante&du=2027-06-12&au=2027-06-14&quantite=5&autour=38185&rayon=20&tri=distance&commune=38158&categorie=mobilier&nature=pret&gratuit=0', 'q=chaises&du=2027-06-14&page=99999']) {
        statements.length = 0
        await find(asked)
        const allowed = asked.includes('page=') ? 7 : 5
        expect(statements.length, statements.join('\n---\n')).toBeLessThanOrEqual(allowed)
        expect(statements.length).toBeGreaterThan(0)
      }
    } finally {
      database.pool.query = query
    }
  })
})

describe('the documents', () => {
  const database = useDatabase()

  test('hold what the search may know of a published annonce of a verified association, and nothing else', async () => {
    const { organisation } = await makeMember(database.db)
    const listing = await makeListing(database.db, organisation, { title: 'Barnum', category: 'tentes.barnums', stock: 5, lost: 2, secretInstructions: 'secret', accessible: true })
    const [document] = await searchDocuments(database.db, [listing.id])
    expect(document).toMatchObject({ id: listing.id, title: 'Barnum', category: 'tentes', subcategory: 'tentes.barnums', kind: 'Barnums pliants', categoryName: 'Tentes et abris', subject: ['barnum'], communes: [organisation.communeInsee], stock: 3, free: true, accessible: true, audience: ['public'] })
    expect(JSON.stringify(document)).not.toMatch(/secret|rue du Test|@|04 76/)
  })

  test.each([
    ['a draft', { status: 'draft' as const }, {}], ['a paused one', { status: 'paused' as const }, {}], ['a hidden one', { hiddenAt: new Date() }, {}],
    ['one of an association that is not verified', {}, { status: 'suspended' as const }],
  ])('%s has none', async (_case, listing, organisation) => {
    const member = await makeMember(database.db, { organisation })
    const { id } = await makeListing(database.db, member.organisation, listing)
    expect(await searchDocuments(database.db, [id])).toEqual([])
  })

  test('an event of an annonce touches it; one of its association touches all it shows; a loan touches none', async () => {
    const { organisation } = await makeMember(database.db)
    const a = await makeListing(database.db, organisation)
    const b = await makeListing(database.db, organisation)
    await makeListing(database.db, organisation, { status: 'draft' })
    expect(await listingsTouchedBy(database.db, { kind: 'listing.hidden', subjectType: 'listing', subjectId: String(a.id) })).toEqual([a.id])
    expect(await listingsTouchedBy(database.db, { kind: 'organisation.suspended', subjectType: 'organisation', subjectId: organisation.id })).toEqual([a.id, b.id])
    expect(await listingsTouchedBy(database.db, { kind: 'loan.accepted', subjectType: 'loan', subjectId: organisation.id })).toEqual([])
  })
})
