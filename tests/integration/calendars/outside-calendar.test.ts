import { beforeEach, describe, expect, test } from 'vitest'

import { listingCalendar } from '~/calendars/listing-calendar.server'
import { askOutsideCalendars, refreshOutsideCalendar } from '~/calendars/outside/refresh-outside-calendar.server'
import { setOutsideCalendar } from '~/calendars/outside/set-outside-calendar.server'
import { stopOutsideCalendar } from '~/calendars/outside/stop-outside-calendar.server'
import { duplicateListing } from '~/listings/duplicate-listing.server'
import { listingEditor } from '~/listings/listing-editor.server'
import { updateListing } from '~/listings/update-listing.server'
import { dailyAvailability } from '~/loans/availability.server'
import { migrateJobs } from '~/platform/jobs.server'

import { makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from '../loans/support'
import { calendarOf, useCalendarServer } from './calendar-server'

const database = useDatabase()
const site = useSite(database)
const server = useCalendarServer()

let bourse: Awaited<ReturnType<typeof makeBourse>>
let id = 0
const lender = () => as(database.db, bourse.lender.viewer)
const dayOf = (day: string, next: string) => [`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`]
const TWELFTH = dayOf('2027-06-12', '2027-06-13')
const TWENTIETH = dayOf('2027-06-20', '2027-06-22')
const set = (url = `${server.url}/salle.ics`) => setOutsideCalendar(lender(), { listingId: id, url }, server.reach)
const refresh = (now = NOW) => refreshOutsideCalendar(database.db, id, now, server.reach)
const closures = async (source: 'calendar' | null = 'calendar') =>
  (await database.db.listingClosure.findMany({ where: { listingId: id, source }, orderBy: { startsAt: 'asc' } })).map(({ startsAt, endsAt }) => [startsAt, endsAt])
const told = () => database.db.event.count({ where: { kind: 'listing.updated', subjectId: String(id) } })
const outside = async (now = NOW) => (await listingCalendar({ ...lender(), now }, id)).outside

beforeEach(async () => {
  bourse = await makeBourse(database.db)
  id = bourse.annonce.id
  server.says(calendarOf(TWELFTH))
})

describe('a calendar kept elsewhere', () => {
  test('closes the annonce when it is taken: nobody can ask for it then, the frise says so', async () => {
    expect(await set()).toBe(1)
    expect(await closures()).toEqual([[at('2027-06-12'), at('2027-06-13')]])
    expect(await refusalOf(bourse.request(1, '2027-06-12'))).toMatchObject({ code: 'closed_then' })
    await bourse.request(1, '2027-06-13')
    const annonce = await database.db.listing.findUniqueOrThrow({ where: { id } })
    expect((await dailyAvailability(database.db, annonce, '2027-06-11', 3, NOW)).map(({ state }) => state)).toEqual(['free', 'closed', 'free'])
  })

  test('tells the search when it changed, and only then', async () => {
    await set()
    expect(await told()).toBe(1)
    await refresh()
    expect(await told()).toBe(1)
    server.says(calendarOf(TWELFTH, TWENTIETH))
    await refresh()
    expect(await told()).toBe(2)
    expect(await closures()).toEqual([[at('2027-06-12'), at('2027-06-13')], [at('2027-06-20'), at('2027-06-22')]])
    server.says(calendarOf())
    await refresh()
    expect([await told(), await closures()]).toEqual([3, []])
    const changes = await database.pool.query('select 1 from listing_change where listing_id = $1', [id])
    expect(changes.rowCount).toBeGreaterThan(0)
  })

  test('leaves what was typed by hand, and is left by it', async () => {
    const { db } = database
    const typed = [{ from: '2027-07-01', to: '2027-07-02', reason: 'Inventaire' }]
    await set()
    await updateListing(lender(), id, { closures: typed })
    expect([await closures(null), await closures()]).toEqual([[[at('2027-07-01'), at('2027-07-03')]], [[at('2027-06-12'), at('2027-06-13')]]])
    expect((await listingEditor(lender(), id)).values.closures).toEqual(typed)
    const copy = await duplicateListing(lender(), id)
    expect(await db.listingClosure.findMany({ where: { listingId: copy }, select: { reason: true, source: true } })).toEqual([{ reason: 'Inventaire', source: null }])
    await stopOutsideCalendar(lender(), id)
    expect([await closures(null), await closures(), await outside()]).toEqual([[[at('2027-07-01'), at('2027-07-03')]], [], null])
  })

  test('that cannot be read keeps its last closures, and the page says so until it can be again', async () => {
    await set()
    server.answers((_request, response) => void response.writeHead(500).end())
    await refresh(at('2027-06-02', '10:00'))
    expect(await closures()).toHaveLength(1)
    expect(await outside()).toMatchObject({ readAt: NOW, fault: 'Cette adresse ne donne pas de calendrier. Vérifiez qu’elle est encore valable.', closureCount: 1 })
    server.says('<!doctype html>')
    await refresh(at('2027-06-02', '11:00'))
    expect(await outside()).toMatchObject({ fault: 'Ce qui se trouve à cette adresse n’est pas un calendrier iCal lisible.' })
    server.says(calendarOf(TWENTIETH))
    await refresh(at('2027-06-02', '12:00'))
    expect(await outside()).toMatchObject({ readAt: at('2027-06-02', '12:00'), fault: null, closures: [{ startsAt: at('2027-06-20'), whole: true }] })
  })

  test('touches no promise: the page says which loans it meets', async () => {
    const loanId = await bourse.accepted(2, '2027-06-12')
    const before = await kindsOf(database.db, loanId)
    await set()
    await refresh()
    expect(await loanOf(database.db, loanId)).toMatchObject({ state: 'accepted', toResolveAt: null, lines: [{ quantityHeld: 2 }] })
    expect(await kindsOf(database.db, loanId)).toEqual(before)
    expect((await outside())!.promised).toMatchObject([{ loanId, partner: bourse.borrower.organisation.name }])
    server.says(calendarOf(TWENTIETH))
    await refresh()
    expect((await outside())!.promised).toEqual([])
  })

  test('drops what is over, quietly', async () => {
    server.says(calendarOf(TWELFTH, TWENTIETH))
    await set()
    const before = await told()
    await refresh(at('2027-06-14'))
    expect([await closures(), await told()]).toEqual([[[at('2027-06-20'), at('2027-06-22')]], before])
  })

  test('whose address was changed while it was being read leaves the new one alone', async () => {
    await set()
    server.answers((_request, response) => {
      const change = database.db.outsideCalendar.update({ where: { listingId: id }, data: { url: `${server.url}/autre.ics` } })
      void change.then(() => response.end(calendarOf(TWENTIETH)))
    })
    await refresh()
    expect(await closures()).toEqual([[at('2027-06-12'), at('2027-06-13')]])
  })

  test('is not taken where its address gives none: nothing changes', async () => {
    server.says('<!doctype html>')
    expect(await refusalOf(set())).toMatchObject({ code: 'calendar_unreadable', field: 'url' })
    expect([await outside(), await told()]).toEqual([null, 0])
  })

  test('is set and ended by members of the association alone', async () => {
    const stranger = as(database.db, (await makeMember(database.db)).viewer)
    const asked = server.asked.length
    expect(await refusalOf(setOutsideCalendar(stranger, { listingId: id, url: server.url }, server.reach))).toMatchObject({ status: 403 })
    await set()
    expect(await refusalOf(stopOutsideCalendar(stranger, id))).toMatchObject({ status: 403 })
    expect(server.asked.length).toBe(asked + 1)
  })

  test('is read again every hour, each in a job of its own', async () => {
    await migrateJobs(database.pool)
    await set()
    await askOutsideCalendars(database.db)
    await askOutsideCalendars(database.db)
    const { rows } = await database.pool.query("select task_identifier as task from graphile_worker.jobs where key = $1", [`outside-calendar:${id}`])
    expect(rows).toEqual([{ task: 'outsideCalendar' }])
  })
})

describe('its page', () => {
  test('refuses an address that is no public one beside its field, keeps what was typed, and never shows the one it knows', async () => {
    const cookie = await site.cookieOf(bourse.lender.person.id)
    const path = `/annonces/${id}/calendrier`
    const sent = (url: string) => site.visit(path, { cookie, form: { _form: 'set-outside', url } })
    expect(await sent('agenda')).toMatchObject({ status: 422, body: { errors: { url: expect.stringContaining('pas complète') }, values: { url: 'agenda' } } })
    expect(await sent('webcal://127.0.0.1/x.ics')).toMatchObject({ status: 422, body: { errors: { url: expect.stringContaining('site public') }, values: { url: 'webcal://127.0.0.1/x.ics' } } })
    await set(`${server.url}/prive-4812.ics`)
    expect(JSON.stringify((await site.visit(path, { cookie })).body)).not.toContain('prive-4812')
    expect(await site.visit(path, { cookie, form: { _form: 'stop-outside' } })).toMatchObject({ status: 303 })
    expect(await closures()).toEqual([])
  })
})
