import { beforeEach, describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { answerProposal } from '~/loans/answer-proposal.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { brokenInvariants } from '~/loans/loan-invariants'
import { proposeTerms } from '~/loans/propose-terms.server'
import { requestLoan } from '~/loans/request-loan.server'
import { parisMoment } from '~/platform/paris-time'
import { acceptSeries } from '~/series/accept-series.server'
import { changeSeries } from '~/series/change-series.server'
import { declineSeries, withdrawSeries } from '~/series/decline-series.server'
import { runSeriesClock } from '~/series/series-clock.server'
import { stopSeries } from '~/series/stop-series.server'
import type { SeriesWish } from '~/series/typed-series'

import { makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, NOW, refusalOf } from '../loans/support'
import { daysOf, makeHall, seriesOf, TUESDAYS } from './support'

const database = useDatabase()
let hall: Awaited<ReturnType<typeof makeHall>>

beforeEach(async () => {
  hall = await makeHall(database.db)
})

const DAYS = daysOf(TUESDAYS)
const kindsOf = async (subjectType: string, subjectId: string) => (await database.db.event.findMany({ where: { subjectType, subjectId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
/** Its loans that are promised, by the day of their event. */
const promisedDays = async (id: string) => (await seriesOf(database.db, id)).loans.filter(({ state }) => state === 'accepted').map(({ lines }) => parisMoment(lines[0]!.eventStartsAt).day).sort()
const loanOn = async (id: string, day: string) => (await seriesOf(database.db, id)).loans.find(({ lines }) => parisMoment(lines[0]!.eventStartsAt).day === day)!
const requestFor = (day: string, startTime = '17:00', endTime = '19:00', now = NOW) =>
  requestLoan(as(database.db, hall.borrower.viewer, now), { borrowerId: hall.borrower.organisation.id, lines: [{ listingId: hall.room.id, quantity: 1, startsAt: at(day, startTime), endsAt: at(day, endTime) }], purpose: 'Réunion', message: '' })
const lender = (now = NOW) => as(database.db, hall.lender.viewer, now)
const borrower = (now = NOW) => as(database.db, hall.borrower.viewer, now)
const change = (seriesId: string, wish: Partial<SeriesWish>, context = borrower()) => {
  const whole = { ...TUESDAYS, ...wish }
  return changeSeries(context, { seriesId, wish: whole, days: daysOf(whole), message: '' })
}

describe('a series that is asked for', () => {
  test('is one request with its exact dates, and holds nothing', async () => {
    const seriesId = await hall.ask(TUESDAYS, { days: DAYS.slice(1) })
    const series = await seriesOf(database.db, seriesId)
    expect(series).toMatchObject({ state: 'pending', rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270706', startTime: '18:00', loans: [], proposedBy: 'borrower' })
    expect(series.dates.map(({ asked }) => asked)).toEqual([false, true, true, true, true])
    expect(series.dates[0]!.eventStartsAt).toEqual(at('2027-06-08', '18:00'))
    expect(await kindsOf('series', seriesId)).toEqual(['series.asked'])
    await acceptLoan(lender(), { loanId: (await requestFor(DAYS[2]!)).loanId })
  })

  test('is refused where a day cannot be had, none is left, or it is not of the rule', async () => {
    await acceptLoan(lender(), { loanId: (await requestFor(DAYS[2]!)).loanId })
    expect(await refusalOf(hall.ask())).toMatchObject({ code: 'series_dates_taken', status: 409, details: { count: 1 } })
    expect(await refusalOf(hall.ask(TUESDAYS, { days: [] }))).toMatchObject({ code: 'series_no_date', field: 'days' })
    expect(await refusalOf(hall.ask(TUESDAYS, { days: ['2027-06-09'] }))).toMatchObject({ status: 422 })
    expect(await refusalOf(hall.ask({ ...TUESDAYS, rule: { ...TUESDAYS.rule, until: '2028-12-31' } }, { days: DAYS }))).toMatchObject({ code: 'series_too_long', field: 'au' })
    await hall.ask(TUESDAYS, { days: DAYS.filter((day) => day !== DAYS[2]) })
  })

  test('obeys the rules of the annonce, and of who may ask', async () => {
    const { db } = database
    await db.listingClosure.create({ data: { listingId: hall.room.id, startsAt: at(DAYS[1]!), endsAt: at(DAYS[1]!, '23:00') } })
    expect(await refusalOf(hall.ask())).toMatchObject({ code: 'series_dates_taken', details: { count: 1 } })
    expect(await refusalOf(hall.ask(TUESDAYS, { who: hall.lender }))).toMatchObject({ code: 'own_listing' })
    const unverified = await makeMember(db, { organisation: { status: 'pending' } })
    expect(await refusalOf(hall.ask(TUESDAYS, { who: unverified }))).toMatchObject({ code: 'verified_only' })
    expect(await refusalOf(hall.ask(TUESDAYS, { now: at('2027-06-09') }))).toMatchObject({ code: 'series_dates_taken', details: { count: 2 } })
    const stranger = await makeMember(db)
    expect(await refusalOf(acceptSeries(as(db, stranger.viewer), { seriesId: await hall.ask(TUESDAYS, { days: [DAYS[3]!] }), days: [DAYS[3]!] }))).toMatchObject({ status: 404 })
  })

  test('counts among the open requests of an association that is not verified', async () => {
    const { db } = database
    await db.listing.update({ where: { id: hall.room.id }, data: { audience: 'everyone' } })
    const who = await makeMember(db, { organisation: { status: 'pending' } })
    for (const day of DAYS.slice(0, 3)) await hall.ask(TUESDAYS, { days: [day], who })
    expect(await refusalOf(hall.ask(TUESDAYS, { days: [DAYS[3]!], who }))).toMatchObject({ code: 'too_many_open_requests' })
  })
})

describe('the answer to a series', () => {
  test('makes each accepted date a loan of one occasion, and holds the stock', async () => {
    const { db, pool } = database
    const seriesId = await hall.ask()
    await hall.accept(seriesId, DAYS.slice(0, 4))
    const series = await seriesOf(db, seriesId)
    expect(series).toMatchObject({ state: 'accepted', expiresAt: null })
    expect(series.loans).toHaveLength(4)
    expect(new Set(series.loans.map(({ occasionId }) => occasionId)).size).toBe(1)
    expect(series.dates.map(({ loanId }) => loanId !== null)).toEqual([true, true, true, true, false])
    for (const { loanId, eventStartsAt } of series.dates.slice(0, 4)) expect(series.loans.find(({ id }) => id === loanId)!.lines[0]).toMatchObject({ eventStartsAt, state: 'accepted', quantityHeld: 1 })
    expect(await kindsOf('series', seriesId)).toEqual(['series.asked', 'series.accepted'])
    expect(await kindsOf('loan', series.loans[0]!.id)).toEqual(['loan.planned'])
    expect(await refusalOf(requestFor(DAYS[0]!))).toMatchObject({ code: 'not_available' })
    expect(await refusalOf(requestFor(DAYS[4]!))).toBe(null)
    expect(await brokenInvariants(pool)).toEqual([])
  })

  test('is refused whole where one of its dates was promised meanwhile', async () => {
    const seriesId = await hall.ask()
    await acceptLoan(lender(), { loanId: (await requestFor(DAYS[2]!)).loanId })
    expect(await refusalOf(hall.accept(seriesId))).toMatchObject({ code: 'series_dates_taken', status: 409, details: { count: 1 } })
    expect(await seriesOf(database.db, seriesId)).toMatchObject({ state: 'pending', loans: [] })
    await hall.accept(seriesId, DAYS.filter((day) => day !== DAYS[2]))
    expect(await promisedDays(seriesId)).toEqual(DAYS.filter((day) => day !== DAYS[2]))
  })

  test('is given once, by the side that was asked; no needs a reason, and who asked may take it back', async () => {
    const seriesId = await hall.ask()
    expect(await refusalOf(acceptSeries(borrower(), { seriesId, days: DAYS }))).toMatchObject({ code: 'series_moved_on', status: 409 })
    const answers = await Promise.all([refusalOf(hall.accept(seriesId)), refusalOf(hall.accept(seriesId)), refusalOf(declineSeries(lender(), { seriesId, reason: 'Travaux' }))])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.filter((answer) => answer !== null)).toMatchObject([{ code: 'series_moved_on' }, { code: 'series_moved_on' }])
    const other = await hall.ask({ ...TUESDAYS, times: { startTime: '08:00', endTime: '09:00' } })
    expect(await refusalOf(withdrawSeries(lender(), { seriesId: other }))).toMatchObject({ code: 'series_moved_on' })
    await withdrawSeries(borrower(), { seriesId: other })
    expect(await refusalOf(hall.accept(other))).toMatchObject({ code: 'series_moved_on', details: { state: 'cancelled' } })
  })

  test('of two series, and of a series and a single request, that come at once for the same room: one is promised, the others are told', async () => {
    const { db, pool } = database
    const others = [await makeMember(db), await makeMember(db)]
    const series = [await hall.ask(), await hall.ask(TUESDAYS, { who: others[0]! }), await hall.ask({ ...TUESDAYS, times: { startTime: '18:30', endTime: '21:00' } }, { who: others[1]! })]
    const { loanId } = await requestFor(DAYS[3]!)
    const answers = await Promise.all([...series.map((seriesId) => refusalOf(hall.accept(seriesId))), refusalOf(acceptLoan(lender(), { loanId }))])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    for (const answer of answers.filter((each) => each !== null)) expect(['series_dates_taken', 'not_available']).toContain(answer.code)
    expect(await brokenInvariants(pool)).toEqual([])
  })

  test('is guarded by the database date by date: two of one statement that collide are refused, whatever code writes them', async () => {
    const { db } = database
    const seriesId = await hall.ask()
    await hall.accept(seriesId, [DAYS[0]!])
    const loans = [await loanOn(seriesId, DAYS[0]!), (await requestFor(DAYS[1]!)).loanId].map((loan) => (typeof loan === 'string' ? loan : loan.id))
    const period = { startsAt: at(DAYS[3]!, '18:00'), endsAt: at(DAYS[3]!, '20:00') }
    const line = { listingId: hall.room.id, state: 'accepted' as const, eventStartsAt: period.startsAt, eventEndsAt: period.endsAt, ...period, heldFrom: period.startsAt, heldUntil: period.endsAt, quantityAsked: 1, quantityAccepted: 1, quantityHeld: 1 }
    await expect(db.loanLine.createMany({ data: loans.map((loanId) => ({ ...line, loanId })) })).rejects.toThrow(/not_available/)
  })

  test('looks at its dates beside each other: with its buffers, one stands in the way of the next', async () => {
    hall = await makeHall(database.db, { bufferAfter: 24 * 60 })
    const daily = { ...TUESDAYS, rule: { ...TUESDAYS.rule, weekdays: ['TU', 'WE'] as const, until: '2027-06-09' } }
    expect(await refusalOf(hall.ask(daily))).toMatchObject({ code: 'series_dates_taken', details: { count: 1 } })
    const seriesId = await hall.ask(daily, { days: ['2027-06-09'] })
    await hall.accept(seriesId, ['2027-06-09'])
  })

  test('expires like that to a request, after one reminder', async () => {
    const { db } = database
    const seriesId = await hall.ask({ ...TUESDAYS, start: '2027-06-15' })
    await runSeriesClock({ db }, at('2027-06-03', '10:00'))
    await runSeriesClock({ db }, at('2027-06-03', '11:00'))
    await runSeriesClock({ db }, at('2027-06-05', '10:00'))
    expect(await kindsOf('series', seriesId)).toEqual(['series.asked', 'series.reminded', 'series.expired'])
    expect(await refusalOf(hall.accept(seriesId, DAYS.slice(1)))).toMatchObject({ code: 'series_moved_on', details: { state: 'expired' } })
  })
})

describe('a series that is under way', () => {
  let seriesId: string
  beforeEach(async () => {
    seriesId = await hall.ask()
    await hall.accept(seriesId)
  })

  test('is stopped from a day on by either side: the dates from then on come free, those before stay', async () => {
    const { db, pool } = database
    await stopSeries(borrower(), { seriesId, from: DAYS[3]! })
    expect(await promisedDays(seriesId)).toEqual(DAYS.slice(0, 3))
    expect(await seriesOf(db, seriesId)).toMatchObject({ state: 'stopped', endsAt: at(DAYS[2]!, '20:00') })
    expect((await kindsOf('series', seriesId)).at(-1)).toBe('series.stopped')
    expect(await refusalOf(requestFor(DAYS[3]!))).toBe(null)
    expect(await refusalOf(stopSeries(lender(), { seriesId, from: DAYS[3]! }))).toMatchObject({ code: 'series_nothing_to_stop', field: 'from' })
    await stopSeries(lender(), { seriesId, from: DAYS[1]! })
    expect(await promisedDays(seriesId)).toEqual(DAYS.slice(0, 1))
    expect(await refusalOf(stopSeries(lender(at('2027-06-09')), { seriesId, from: DAYS[0]! }))).toMatchObject({ code: 'start_in_past' })
    expect(await brokenInvariants(pool)).toEqual([])
  })

  test('leaves what is out where it is, and gives its turn to who waited for what comes free', async () => {
    const { db } = database
    const out = await loanOn(seriesId, DAYS[0]!)
    await handOverLoan(borrower(at(DAYS[0]!, '17:50')), { loanId: out.id })
    const waiting = await requestLoan(borrower(), { borrowerId: hall.borrower.organisation.id, lines: [{ listingId: hall.room.id, quantity: 1, startsAt: at(DAYS[1]!, '18:00'), endsAt: at(DAYS[1]!, '19:00') }], purpose: 'Loto', message: '', orWait: true })
    await stopSeries(lender(at(DAYS[0]!, '19:00')), { seriesId, from: DAYS[0]! })
    expect((await db.loan.findUniqueOrThrow({ where: { id: out.id } })).state).toBe('handed_over')
    expect((await db.loan.findUniqueOrThrow({ where: { id: waiting.loanId } })).cameFreeAt).not.toBe(null)
  })

  test('has a single date moved as any loan, which is then stopped by where it stands', async () => {
    const { db } = database
    const loan = await loanOn(seriesId, DAYS[1]!)
    const line = loan.lines[0]!
    await proposeTerms(borrower(), { loanId: loan.id, lines: { [line.id]: { event: { startsAt: at('2027-06-16', '18:00'), endsAt: at('2027-06-16', '20:00') } } }, message: '' })
    const proposal = await db.loanProposal.findFirstOrThrow({ where: { loanId: loan.id, state: 'open' } })
    await answerProposal(lender(), { loanId: loan.id, proposalId: proposal.id, agrees: true })
    await stopSeries(borrower(), { seriesId, from: '2027-06-17' })
    expect(await promisedDays(seriesId)).toEqual([DAYS[0], '2027-06-16'])
  })

  test('is changed from a day on once the other side agrees: its own dates do not stand in its way, and nothing lies between', async () => {
    const { db, pool } = database
    const later = { start: DAYS[2]!, times: { startTime: '19:00', endTime: '21:00' } }
    const { seriesId: changed } = await change(seriesId, later)
    expect(await promisedDays(seriesId)).toEqual(DAYS)
    expect(await refusalOf(change(seriesId, later, lender()))).toMatchObject({ code: 'series_change_open', status: 409 })
    expect(await refusalOf(acceptSeries(borrower(), { seriesId: changed, days: DAYS.slice(2) }))).toMatchObject({ code: 'series_moved_on' })
    const waiting = await requestLoan(borrower(), { borrowerId: hall.borrower.organisation.id, lines: [{ listingId: hall.room.id, quantity: 1, startsAt: at(DAYS[2]!, '19:00'), endsAt: at(DAYS[2]!, '20:00') }], purpose: 'Loto', message: '', orWait: true })
    await acceptSeries(lender(), { seriesId: changed, days: DAYS.slice(2) })
    expect([await promisedDays(seriesId), await promisedDays(changed)]).toEqual([DAYS.slice(0, 2), DAYS.slice(2)])
    expect((await seriesOf(db, changed)).loans[0]!.lines[0]!.eventStartsAt).toEqual(at(DAYS[2]!, '19:00'))
    expect(await seriesOf(db, seriesId)).toMatchObject({ state: 'stopped', endsAt: at(DAYS[1]!, '20:00') })
    expect((await db.loan.findUniqueOrThrow({ where: { id: waiting.loanId } })).cameFreeAt).toBe(null)
    expect(await brokenInvariants(pool)).toEqual([])
  })

  test('stays as it was where a change is refused, or can no longer be had', async () => {
    const earlier = { start: DAYS[2]!, times: { startTime: '14:00', endTime: '16:00' } }
    const { seriesId: refused } = await change(seriesId, earlier, lender())
    await declineSeries(borrower(), { seriesId: refused, reason: 'Trop tôt' })
    const { seriesId: taken } = await change(seriesId, earlier, lender())
    await acceptLoan(lender(), { loanId: (await requestFor(DAYS[3]!, '15:00', '17:00')).loanId })
    expect(await refusalOf(acceptSeries(borrower(), { seriesId: taken, days: DAYS.slice(2) }))).toMatchObject({ code: 'series_dates_taken', details: { count: 1 } })
    expect(await promisedDays(seriesId)).toEqual(DAYS)
    await stopSeries(borrower(), { seriesId, from: DAYS[4]! })
    expect((await seriesOf(database.db, taken)).state).toBe('cancelled')
  })
})
