import { randomBytes } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { ListingColumns } from '~/listings/calendar/listing-columns'
import { type Calendar, type CalendarView, openCalendar } from '~/listings/calendar/open-calendar.server'
import { pauseListing, publishListing } from '~/listings/listing-status.server'
import { searchDocuments } from '~/listings/search-documents.server'
import { searchListings } from '~/listings/search-listings.server'
import { setLost } from '~/listings/set-lost.server'
import { updateListing } from '~/listings/update-listing.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { recordElsewhere } from '~/loans/record-elsewhere.server'
import { requestLoan } from '~/loans/request-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { decideOrganisation } from '~/moderation/decide-organisation.server'
import { hideListing } from '~/moderation/hide-listing.server'
import { showListing } from '~/moderation/show-listing.server'
import { openDatabase } from '~/platform/database.server'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import { openPlaces, type Places } from '~/territory/places.server'
import type { Context } from '~/web/request-context.server'
import type { PrismaClient } from 'prisma/generated/client'
import { openSearch, type Search } from 'search/open-search.server'

import { makeCommune, makeListing, makeMember, makePerson, viewerOf } from '../factories'
import { EVERY_STEP, eventOf, queryOf, type Step, STEP_KINDS, type Story, story } from '../support/booking-stories'
import { useDatabase } from '../support/database'
import { type Expected, expectedOf } from '../support/free-oracle'
import { keptLog } from '../support/search'
import { as, refusalOf } from './loans/support'

/** Later than the clock of the database, whenever this runs: what is late is late by the instant given. */
const START = parisInstant(addDays(parisMoment(new Date()).day, 200), '09:00')
const HOUR = 3_600_000
/** Stories that go on at the same time, each on annonces of its own: the transactions of the others are under way meanwhile. */
const LANES = 4
/** Stories of each. */
const RUNS = 35
/** A random search under way while a random step is taken. */
const INTERLEAVINGS = 1000
const CATEGORY = { pret: 'mobilier.chaises', don: 'mobilier.chaises', salle: 'salles.reunion', vehicule: 'vehicules.minibus', competence: 'competences.numerique' }

/** A process of the site: its own connections, its own calendar, its own search. */
interface SiteProcess {
  db: PrismaClient
  services: { search: Search; calendar: Calendar; places: Places }
  close(): Promise<void>
}

const meilisearch = inject('meilisearch')
const prefix = `test-${randomBytes(4).toString('hex')}-`
const database = useDatabase()
const processes: SiteProcess[] = []
let coordinator: ReturnType<typeof viewerOf>
let communes = 10_000
/** What happened in all stories: a check that never meets what it guards against checks nothing. */
const met = { searches: 0, meanwhile: 0, shown: 0, hidden: 0, steps: new Set<Step['do']>() }

async function openProcess(asked: typeof meilisearch): Promise<SiteProcess> {
  const { pool, db, close } = openDatabase(database.url)
  const search = openSearch({ pool, meilisearch: asked, log: keptLog(), prefix, timeout: 5000 })
  await search.settled()
  return {
    db, services: { search, calendar: openCalendar(pool), places: openPlaces(pool) },
    async close() {
      await search.close()
      await close()
    },
  }
}

beforeAll(async () => {
  // One asks PostgreSQL, the other Meilisearch, where there is one.
  processes.push(await openProcess(null), await openProcess(meilisearch))
  coordinator = viewerOf(await makePerson(database.db), [], { wholeTerritory: true, communes: [] })
})
afterAll(async () => {
  for (const process of processes) await process.close()
})

/** What the story does to its annonces, by the verbs of the site. */
interface Scene {
  ids: number[]
  loans: string[]
  lender: Member
  borrower: Member
}
type Member = Awaited<ReturnType<typeof makeMember>>

async function play({ annonces, turns }: Story, asked: SiteProcess[]): Promise<void> {
  const { db } = database
  const commune = await makeCommune(db, { insee: String(++communes) })
  const scene: Scene = { ids: [], loans: [], lender: await makeMember(db, { organisation: { communeInsee: commune.insee } }), borrower: await makeMember(db) }
  const { ids } = scene
  for (const terms of annonces) ids.push((await makeListing(db, scene.lender.organisation, { ...terms, category: CATEGORY[terms.nature] })).id)
  await index(ids)

  let now = START
  for (const { step, question, meanwhile, through, by } of turns) {
    const query = () => queryOf(question, commune.insee, now)
    const expected = () => expectedOf(db, ids, query(), now)
    const process = asked[by % asked.length]!
    if (step.do === 'wait') now = new Date(now.getTime() + step.hours * HOUR)
    const before = meanwhile ? await expected() : []
    const early = meanwhile ? find(process, query(), now) : null
    const refusal = await refusalOf(take(step, scene, processes[through]!.db, now))
    if (!refusal) met.steps.add(step.do)
    const after = await expected()

    if (early) {
      // Each annonce as it was before the step or as it was after: free at some moment of the search if shown, not free at another if not.
      const { items } = await early
      for (const id of ids) expect([before, after].map(of(id))).toContainEqual(of(id)(items))
      met.meanwhile++
    }
    await index(await moreThanIndexed(ids))
    const found = await find(process, query(), now)
    expect(found.items).toEqual(after)
    expect(found.total).toBe(after.length)
    expect(Object.values(found.natures).reduce((a, b) => a + b, 0)).toBe(after.length)
    met.searches++
    met.shown += after.length
    met.hidden += ids.length - after.length
  }
}

const of = (id: number) => (found: Expected[]) => found.find((item) => item.id === id)

async function find({ services }: Pick<SiteProcess, 'services'>, query: URLSearchParams, now: Date) {
  const { items, total, facets } = await searchListings({ now, services }, query)
  return { items: items.map(({ id, free }) => ({ id, free })).sort((a, b) => a.id - b.id), total, natures: facets.nature }
}

const index = async (ids: number[]) => ids.length > 0 && processes[1]!.services.search.sync(ids, await searchDocuments(database.db, ids))

/** A stock that grew waits for its document, as any edit does. Nothing else is told to the index: no loan, no pause, no suspension. */
async function moreThanIndexed(ids: number[]): Promise<number[]> {
  const { rows } = await database.pool.query<{ id: number }>(
    'select id from listing l join search_document d on d.listing_id = l.id where id = any($1) and l.stock - l.lost > d.stock', [ids],
  )
  return rows.map(({ id }) => id)
}

async function take(step: Step, { ids, loans, lender, borrower }: Scene, db: PrismaClient, now: Date): Promise<unknown> {
  const [owner, asker, watcher] = [as(db, lender.viewer, now), as(db, borrower.viewer, now), as(db, coordinator, now)]
  if (step.do === 'wait') return
  if ('loan' in step) return loans.length > 0 && moveLoan(step.do, owner, loans[step.loan % loans.length]!)
  if (!('listing' in step)) return decideOrganisation(watcher, { organisationId: lender.organisation.id, decision: step.do, reason: 'Sans réponse' })
  const id = ids[step.listing]!
  if ('number' in step) return changeListing(step, id, owner, watcher)
  const wish = { listingId: id, quantity: step.quantity, ...eventOf(step.dates, now) }
  if (step.do === 'record') return recordElsewhere(owner, { ...wish, who: 'École' }).then(({ loanId }) => loans.push(loanId))
  const { loanId } = await requestLoan(asker, { borrowerId: borrower.organisation.id, lines: [wish], purpose: 'Fête', message: '' })
  loans.push(loanId)
  return step.do === 'book' && acceptLoan(owner, { loanId })
}

type Done<Field extends string> = Extract<Step, Record<Field, unknown>>

async function moveLoan(move: Done<'loan'>['do'], owner: Context, loanId: string): Promise<unknown> {
  const line = await owner.db.loanLine.findFirstOrThrow({ where: { loanId }, select: { id: true } })
  switch (move) {
    case 'accept': return acceptLoan(owner, { loanId })
    case 'cancel': return cancelLoan(owner, { loanId })
    case 'hand_over': return handOverLoan(owner, { loanId })
    case 'return': return returnLoan(owner, { loanId })
    case 'return_part': return returnLoan(owner, { loanId, lines: { [line.id]: { back: 1 } } })
    case 'lose': return returnLoan(owner, { loanId, lines: { [line.id]: { back: 0, lost: 1 } } })
  }
}

function changeListing(step: Done<'number'>, id: number, owner: Context, watcher: Context): Promise<unknown> {
  const { number, dates } = step
  const from = addDays(parisMoment(owner.now).day, dates.inDays)
  switch (step.do) {
    case 'set_lost': return setLost(owner, id, number)
    case 'stock': return updateListing(owner, id, { stock: number })
    case 'close': return updateListing(owner, id, { closures: [{ from, to: addDays(from, dates.days), reason: '' }] })
    case 'open': return updateListing(owner, id, { closures: [] })
    case 'terms': return updateListing(owner, id, { bufferAfter: number * 60, noticeHours: dates.inDays * 12, maxDuration: dates.days * 1440 || null, minDuration: null })
    case 'pause': return pauseListing(owner, id)
    case 'publish': return publishListing(owner, id)
    case 'hide': return hideListing(watcher, { listingId: id, reason: 'En double' })
    case 'show': return showListing(watcher, { listingId: id })
  }
}

const told = (asked: () => SiteProcess[]) => fc.asyncProperty(story, (given) => play(given, asked()))

test('whatever is booked, by whichever process, in whatever order: a search shows what is free then, all of it and nothing else', async () => {
  await play(EVERY_STEP, processes)
  expect([...met.steps].sort()).toEqual(STEP_KINDS)
  await Promise.all(Array.from({ length: LANES }, () => fc.assert(told(() => processes), { numRuns: RUNS, endOnFailure: true })))

  expect(met.meanwhile).toBeGreaterThan(INTERLEAVINGS)
  expect(Math.min(met.shown, met.hidden)).toBeGreaterThan(500)
}, 480_000)

/** Not any failure will do. */
const WRONG = { name: 'AssertionError' }

describe('these stories find', () => {
  const finds = async (fault: (calendar: Calendar) => Calendar | Promise<Calendar>) => {
    const [, real] = processes
    const services = { ...real!.services, calendar: await fault(real!.services.calendar) }
    const { errorInstance } = await fc.check(told(() => [{ ...real!, services }]), { numRuns: 100, endOnFailure: true })
    return errorInstance
  }

  test('a calendar that knows of no loan', async () => {
    const withoutLoans = (listings: ListingColumns) => {
      const others = new ListingColumns()
      for (const place of listings.all()) others.put({ ...listings.at(place), holds: [] })
      return Object.assign(others, { stampOf: (id: number) => listings.stampOf(id) })
    }
    const ignorant = (view: CalendarView): CalendarView => Object.create(view, { listings: { get: () => withoutLoans(view.listings) } }) as CalendarView
    expect(await finds((calendar) => ({ current: async () => ignorant(await calendar.current()) }))).toMatchObject(WRONG)
  }, 480_000)

  test('a calendar that was right once', async () => {
    expect(await finds(async (calendar) => {
      const once = await calendar.current()
      return { current: async () => once }
    })).toMatchObject(WRONG)
  }, 480_000)
})
