import { beforeEach, describe, expect, test } from 'vitest'

import { waitingToday } from '~/home/waiting-today.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { loanInbox } from '~/loans/loan-inbox.server'
import { requestLoan } from '~/loans/request-loan.server'
import { writeReminders } from '~/reminders/write-reminders.server'
import { changeSeries } from '~/series/change-series.server'
import { composeChange, composeSeries } from '~/series/compose-series.server'
import { declineSeries } from '~/series/decline-series.server'
import { runSeriesClock } from '~/series/series-clock.server'
import { seriesInbox } from '~/series/series-inbox.server'
import { seriesPage } from '~/series/series-page.server'
import { stopSeries } from '~/series/stop-series.server'

import { makeMember } from '../../factories'
import { runMailJobs } from '../../support/account-context'
import { useDatabase } from '../../support/database'
import { plain } from '../../support/plain'
import { useSite } from '../../support/web'
import { as, at, NOW, refusalOf } from '../loans/support'
import { daysOf, makeHall, TUESDAYS } from './support'

const database = useDatabase()
const site = useSite(database)
let hall: Awaited<ReturnType<typeof makeHall>>

beforeEach(async () => {
  await database.db.schoolHoliday.deleteMany()
  hall = await makeHall(database.db)
})

const DAYS = daysOf(TUESDAYS)
const lender = (now = NOW) => as(database.db, hall.lender.viewer, now)
const borrower = (now = NOW) => as(database.db, hall.borrower.viewer, now)
const address = (query: string) => new URLSearchParams(query)
const ASKED = 'rythme=semaine-1&jours=TU&du=2027-06-08&au=2027-07-06&de=18:00&a=20:00'
const promise = async (day: string, from: string, to: string) => {
  const other = await makeMember(database.db)
  const { loanId } = await requestLoan(as(database.db, other.viewer), { borrowerId: other.organisation.id, lines: [{ listingId: hall.room.id, quantity: 1, startsAt: at(day, from), endsAt: at(day, to) }], purpose: 'Loto', message: '' })
  await acceptLoan(lender(), { loanId })
  return other.organisation.name
}

describe('before a series is sent', () => {
  test('its exact dates are shown, with what stands against each, and never who has it', async () => {
    const name = await promise(DAYS[1]!, '17:00', '19:00')
    await database.db.listingClosure.create({ data: { listingId: hall.room.id, startsAt: at(DAYS[2]!), endsAt: at(DAYS[2]!, '23:00'), reason: 'Travaux' } })
    const { dates, wish, errors } = await composeSeries(borrower(), hall.room.id, address(ASKED))
    expect(errors).toEqual({})
    expect(wish).toMatchObject({ rule: { weekdays: ['TU'], until: '2027-07-06' }, times: { startTime: '18:00' } })
    expect(dates!.map(({ day, ticked }) => [day, ticked])).toEqual(DAYS.map((day, i) => [day, i !== 1 && i !== 2]))
    expect(plain(dates![1]!.problem!)).toBe('Déjà pris : de 17 h à 19 h.')
    expect(dates![2]!.problem).toContain('fermé')
    expect(JSON.stringify(dates)).not.toContain(name)
  })

  test('public holidays and vacances are left out where that is wished, said where it is not', async () => {
    await database.db.schoolHoliday.create({ data: { name: 'Printemps', firstDay: new Date('2028-04-15'), lastDay: new Date('2028-05-01') } })
    const mondays = 'rythme=semaine-1&jours=MO&du=2028-04-03&au=2028-05-15&de=18:00&a=20:00'
    const ticked = async (more: string) => (await composeSeries(borrower(), hall.room.id, address(mondays + more))).dates!.map(({ day, holiday, ticked: on }) => `${day.slice(5)}${on ? '' : ' -'}${holiday ? ` ${holiday}` : ''}`)
    expect(await ticked('&feries=1&vacances=1')).toEqual(['04-03', '04-10', '04-17 - Lundi de Pâques', '04-24 - Printemps', '05-01 - Fête du travail', '05-08 - Fête de la Victoire 1945', '05-15'])
    expect(await ticked('')).toEqual(['04-03', '04-10', '04-17 Lundi de Pâques', '04-24 Printemps', '05-01 Fête du travail', '05-08 Fête de la Victoire 1945', '05-15'])
  })

  test('what is typed wrong is said beside its field; a series that never ends is refused', async () => {
    const errorsOf = async (query: string) => Object.keys((await composeSeries(borrower(), hall.room.id, address(query))).errors).sort()
    expect(await errorsOf('rythme=semaine-1')).toEqual(['a', 'au', 'de', 'du', 'jours'])
    expect(await errorsOf(ASKED.replace('2027-07-06', ''))).toEqual(['au'])
    expect(await errorsOf(ASKED.replace('2027-07-06', '2029-07-06'))).toEqual(['au'])
    expect(await errorsOf(ASKED.replace('18:00', '25:00').replace('semaine-1', 'jour'))).toEqual(['de', 'rythme'])
    expect(await errorsOf(ASKED.replace('a=20:00', 'a=18:00'))).toEqual(['a'])
    expect(await errorsOf(ASKED.replace('2027-06-08', '2027-06-31'))).toEqual(['du'])
  })

  test('a form whose dates were taken meanwhile is shown again with what was typed, and nothing is done', async () => {
    await promise(DAYS[1]!, '17:00', '19:00')
    const cookie = await site.cookieOf(hall.borrower.person.id, hall.borrower.organisation.id)
    const typed = { _form: 'send', 'days[]': DAYS[1]!, purpose: 'Chorale' }
    expect(await site.visit(`/annonces/${hall.room.id}/serie?${ASKED}`, { cookie, form: typed })).toMatchObject({ status: 409, body: { code: 'series_dates_taken', values: { days: [DAYS[1]], purpose: 'Chorale' } } })
    expect(await site.visit(`/annonces/${hall.room.id}/serie`, { cookie, form: typed })).toMatchObject({ status: 422, body: { code: 'series_rule_unreadable' } })
    expect(await database.db.loanSeries.count({ where: { listingId: hall.room.id } })).toBe(0)
    expect((await site.visit(`/annonces/${hall.room.id}/serie?${ASKED}`, { form: typed })).location).toContain(encodeURIComponent('rythme=semaine-1'))
    const sent = { ...typed, 'days[]': DAYS[0]!, _key: 'once' }
    const [first, again] = [await site.visit(`/annonces/${hall.room.id}/serie?${ASKED}`, { cookie, form: sent }), await site.visit(`/annonces/${hall.room.id}/serie?${ASKED}`, { cookie, form: sent })]
    expect(again.location).toBe(first.location)
    expect(await database.db.loanSeries.count({ where: { listingId: hall.room.id } })).toBe(1)
  })

  test('a change is filled in as the series is, and its own dates do not stand in its way', async () => {
    const seriesId = await hall.ask()
    await hall.accept(seriesId)
    expect((await composeChange(lender(), seriesId, address(''))).typed).toMatchObject({ rythme: 'semaine-1', jours: ['TU'], du: '2027-06-08', au: '2027-07-06', de: '18:00', a: '20:00' })
    const { dates, replaced } = await composeChange(lender(), seriesId, address(ASKED.replace('2027-06-08', DAYS[2]!)))
    expect(replaced).toBe(3)
    expect(dates!.every(({ ticked }) => ticked)).toBe(true)
  })
})

describe('the page of a series', () => {
  test('says to each side what it may do, and hides it from everybody else', async () => {
    const { db } = database
    const seriesId = await hall.ask()
    await promise(DAYS[1]!, '17:00', '19:00')
    const asked = await seriesPage(lender(), seriesId)
    expect(asked).toMatchObject({ side: 'lender', mayAnswer: true, mayWithdraw: false, mayStop: false })
    expect(asked.dates.map(({ problem }) => problem !== null)).toEqual([false, true, false, false, false])
    expect(await seriesPage(borrower(), seriesId)).toMatchObject({ side: 'borrower', mayAnswer: false, mayWithdraw: true })
    await hall.accept(seriesId, DAYS.slice(2))
    expect(await seriesPage(borrower(at('2027-06-23')), seriesId)).toMatchObject({ mayStop: true, mayChange: true, remaining: 3, next: { day: DAYS[3] } })
    expect((await seriesPage(lender(), seriesId)).dates.map(({ state }) => state)).toEqual(['not_promised', 'not_promised', 'accepted', 'accepted', 'accepted'])
    expect(await refusalOf(seriesPage(as(db, (await makeMember(db)).viewer), seriesId))).toMatchObject({ status: 404 })
    expect(await seriesPage(lender(at('2027-07-07')), seriesId)).toMatchObject({ shown: 'over' })
  })

  test('is one row among the loans: to answer, then under way; a date has its own from a week before on', async () => {
    const rows = async (context = lender()) => Object.fromEntries(await Promise.all((['todo', 'live', 'done'] as const).map(async (tab) => [tab, (await seriesInbox(context, { tab, page: 1 })).rows.length])))
    const live = async (now: Date) => (await loanInbox(lender(now), { tab: 'live', page: 1 })).loans.length
    const seriesId = await hall.ask()
    expect([await rows(), await rows(borrower())]).toEqual([{ todo: 1, live: 1, done: 0 }, { todo: 0, live: 1, done: 0 }])
    expect((await waitingToday(lender()))!.toAnswer).toBe(1)
    await hall.accept(seriesId)
    expect(await rows()).toEqual({ todo: 0, live: 1, done: 0 })
    expect((await seriesInbox(lender(), { tab: 'live', page: 1 })).rows[0]!.next!.startsAt).toEqual(at(DAYS[0]!, '18:00'))
    expect([await live(NOW), await live(at('2027-06-02')), await live(at('2027-06-09'))]).toEqual([0, 1, 2])
    expect((await waitingToday(lender(at(DAYS[0]!, '08:00'))))!.toHandOver).toBe(1)
    expect(await rows(lender(at('2027-07-08')))).toEqual({ todo: 0, live: 0, done: 1 })
  })
})

describe('what is told of a series', () => {
  test('one mail for each step to the other side, however many dates; none for each date, and no reminder on the day before', async () => {
    const { db } = database
    const mails = async () => (await runMailJobs(database)).map(({ recipient, subject }) => `${recipient === hall.lender.person.email ? 'lender' : recipient === hall.borrower.person.email ? 'borrower' : '-'} ${plain(subject)}`).filter((line) => !line.startsWith('-'))
    const seriesId = await hall.ask()
    await hall.accept(seriesId)
    const wish = { ...TUESDAYS, start: DAYS[2]!, times: { startTime: '19:00', endTime: '21:00' } }
    const { seriesId: changed } = await changeSeries(lender(), { seriesId, wish, days: DAYS.slice(2), message: 'Pendant les travaux' })
    await declineSeries(borrower(), { seriesId: changed, reason: 'Trop tard' })
    await stopSeries(borrower(), { seriesId, from: DAYS[3]! })
    const other = await hall.ask({ ...TUESDAYS, times: { startTime: '08:00', endTime: '09:00' } })
    await runSeriesClock({ db }, at('2027-06-01', '22:00'))
    await runSeriesClock({ db }, at('2027-06-06'))
    expect(other).not.toBe(seriesId)
    expect(await mails()).toEqual([
      'lender ' + `${hall.borrower.organisation.name} vous demande 5 dates : Salle des fêtes`, 'borrower C’est accepté : Salle des fêtes',
      'borrower ' + `${hall.lender.organisation.name} propose de changer la série : Salle des fêtes`, 'lender Votre demande n’a pas pu être acceptée : Salle des fêtes', 'lender La série s’arrête : Salle des fêtes',
      'lender ' + `${hall.borrower.organisation.name} vous demande 5 dates : Salle des fêtes`, 'lender Une demande attend votre réponse : Salle des fêtes',
      'lender Demande sans réponse : Salle des fêtes', 'borrower Demande sans réponse : Salle des fêtes',
    ])
    expect(await writeReminders(db, at('2027-06-07', '10:00'))).toBe(0)
    const [asked] = await db.mail.findMany({ where: { recipient: hall.lender.person.email }, orderBy: { createdAt: 'asc' } })
    expect(asked!.text).toContain('Tous les mardis de 18')
    expect(asked!.text).toContain('du 8 juin au 6 juillet 2027')
  })
})

test('the vacances of the territory are noted and taken back by who coordinates', async () => {
  const { db } = database
  const admin = await db.person.create({ data: { email: 'vacances@exemple.test', name: 'Vacances', passwordHash: 'none', isAdmin: true, emailVerifiedAt: NOW } })
  const cookie = await site.cookieOf(admin.id)
  const add = (first: string, last: string) => site.visit('/moderation/vacances', { cookie, form: { _form: 'add', name: 'Hiver', first, last } })
  expect(await add('2099-02-13', '2099-02-12')).toMatchObject({ status: 422, body: { errors: { last: expect.stringContaining('avant') } } })
  expect((await add('2099-02-13', '2099-02-28')).status).toBe(303)
  const holiday = await db.schoolHoliday.findFirstOrThrow()
  expect((await site.visit('/moderation/vacances', { cookie })).body).toMatchObject({ holidays: [{ id: holiday.id, firstDay: '2099-02-13', lastDay: '2099-02-28' }] })
  expect((await site.visit('/moderation/vacances', { cookie, form: { _form: `remove-${holiday.id}`, id: holiday.id } })).status).toBe(303)
  expect(await db.schoolHoliday.count()).toBe(0)
})
