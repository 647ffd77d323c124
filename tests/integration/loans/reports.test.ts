import { describe, expect, test } from 'vitest'

import { can } from '~/accounts/permissions'
import { acceptLoan } from '~/loans/accept-loan.server'
import { answerReport } from '~/loans/answer-report.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { closeLoan } from '~/loans/close-loan.server'
import { guestPage } from '~/loans/guest-page.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { guestViewer, loanGuests, nameGuest, revokeGuest } from '~/loans/loan-guests.server'
import { loanPage } from '~/loans/loan-page.server'
import { loanStep } from '~/loans/loan-steps.server'
import { pathOfCode } from '~/loans/open-by-code.server'
import { returnLoan } from '~/loans/return-loan.server'
import { removeOrphanPhotos } from '~/platform/photos/store-photo.server'
import { createRateLimits } from '~/platform/rate-limit.server'
import type { RequestContext } from '~/web/request-context.server'

import { makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()
const DURING = at('2027-06-12', '12:00')
const lineOf = async (loanId: string) => (await loanOf(database.db, loanId)).lines[0]!
const reportsOf = async (loanId: string, viewer: Parameters<typeof as>[1]) => (await loanPage(as(database.db, viewer, DURING), loanId)).reports
const services = { env: { sessionSecret: 'a secret of the tests, long enough', dataDir: '/nowhere', publicUrl: 'https://bourse.test' } }
const request = (viewer: Parameters<typeof as>[1], now = NOW) => ({ ...as(database.db, viewer, now), services: { ...services, rateLimits: createRateLimits(database.pool) } }) as unknown as RequestContext

describe('a retrait in parts', () => {
  test('leaves the rest promised until it is fetched, or is not wanted any more', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db, { stock: 80 })
    const loanId = await accepted(80)
    const line = (await lineOf(loanId)).id
    await handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [line]: { quantityOut: 30 } }, restLater: true })
    expect(await lineOf(loanId)).toMatchObject({ state: 'handed_over', quantityOut: 30, quantityDue: 50, quantityHeld: 80 })
    expect(await loanStep(as(db, borrower.viewer, DURING), loanId, 'hand_over')).toMatchObject({ open: true, more: true, lines: [{ most: 50 }] })
    // Part of it comes back while the rest is still to be fetched.
    await returnLoan(as(db, borrower.viewer, DURING), { loanId })
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'handed_over', lines: [{ quantityBack: 30, quantityHeld: 50 }] })
    expect(await refusalOf(handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [line]: { quantityOut: 51 } } }))).toMatchObject({ code: 'quantity_above_accepted', details: { accepted: 50 } })
    expect(await refusalOf(handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [line]: { quantityOut: 0 } }, restLater: true }))).toMatchObject({ code: 'nothing_handed_over' })
    await handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [line]: { quantityOut: 20 } }, restLater: true })
    expect(await lineOf(loanId)).toMatchObject({ quantityOut: 50, quantityDue: 30, quantityHeld: 50 })
    await returnLoan(as(db, borrower.viewer, DURING), { loanId })
    // The last thirty are not fetched after all: the loan is over, and they are free.
    await handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [line]: { quantityOut: 0 } } })
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'returned', returnedAt: DURING, lines: [{ quantityOut: 50, quantityBack: 50, quantityDue: 0, quantityHeld: 0 }] })
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.accepted', 'loan.handed_over', 'loan.returned', 'loan.handed_over', 'loan.returned', 'loan.returned'])
    await closeLoan(as(db, lender.viewer, DURING), { loanId })
  })

  test('without a word of the rest frees it at once', async () => {
    const { db } = database
    const { lender, accepted } = await makeBourse(db, { stock: 80 })
    const loanId = await accepted(80)
    await handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [(await lineOf(loanId)).id]: { quantityOut: 30 } } })
    expect(await lineOf(loanId)).toMatchObject({ quantityDue: 0, quantityHeld: 30 })
  })
})

describe('an état des lieux', () => {
  test('keeps what was noted with its photos and readings, and is confirmed or contested by the other side alone, once', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db, { nature: 'vehicule', category: 'vehicules.minibus', stock: 1 }, {})
    const file = await db.storedFile.create({ data: { hash: 'a'.repeat(64), width: 10, height: 10, bytes: 5, widths: [320, 1280], createdAt: at('2027-01-01') } })
    const loanId = await accepted(1)
    const line = (await lineOf(loanId)).id
    await handOverLoan(as(db, lender.viewer, DURING), { loanId, lines: { [line]: { state: 'worn', condition: 'Rayure à l’arrière.', readings: { odometer: 84_200, fuel: 3, keys: 2 }, photos: [file.hash, 'b'.repeat(64)] } } })
    const [report] = await reportsOf(loanId, borrower.viewer)
    expect(report).toMatchObject({ ending: 'retrait', by: expect.stringContaining(lender.organisation.name), answer: null, toAnswer: true, lines: [{ quantity: 1, condition: 'worn', note: 'Rayure à l’arrière.', readings: { odometer: 84_200, fuel: 3, keys: 2 }, photos: [{ hash: file.hash, small: 320, large: 1280 }] }] })
    expect((await reportsOf(loanId, lender.viewer))[0]).toMatchObject({ toAnswer: false })
    expect(await loanStep(as(db, borrower.viewer, DURING), loanId, 'return')).toMatchObject({ lines: [{ before: { odometer: 84_200 } }] })
    expect(await removeOrphanPhotos(db, '/nowhere', at('2027-06-20'))).toBe(0)

    const answer = (who: typeof lender, agrees: boolean, reason = '') => refusalOf(answerReport(as(db, who.viewer, DURING), { loanId, reportId: report!.id, agrees, reason }))
    expect(await answer(lender, true)).toMatchObject({ status: 403 })
    expect(await answer(borrower, false)).toMatchObject({ code: 'required', field: 'reason' })
    expect(await answer(await makeMember(db), true)).toMatchObject({ status: 404 })
    expect(await answer(borrower, false, 'Deux rayures, pas une.')).toBeNull()
    expect(await answer(borrower, true)).toMatchObject({ code: 'report_answered', status: 409 })
    expect((await reportsOf(loanId, lender.viewer))[0]).toMatchObject({ answer: 'contested', reason: 'Deux rayures, pas une.' })
    // The facts stay as they were noted.
    expect(await lineOf(loanId)).toMatchObject({ quantityOut: 1, conditionOut: 'Rayure à l’arrière.' })
  })

  test('of which nobody says a word for 48 hours is agreed', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(2)
    await handOverLoan(as(db, borrower.viewer, DURING), { loanId })
    const after = (hours: number) => new Date(DURING.getTime() + hours * 3_600_000)
    await runLoanClock({ db }, after(47))
    expect((await reportsOf(loanId, lender.viewer))[0]).toMatchObject({ answer: null })
    await runLoanClock({ db }, after(48))
    await runLoanClock({ db }, after(49))
    expect((await reportsOf(loanId, lender.viewer))[0]).toMatchObject({ answer: 'silence' })
    expect((await kindsOf(db, loanId)).filter((kind) => kind === 'loan.report_confirmed')).toHaveLength(1)
    expect(await db.event.findFirst({ where: { subjectId: loanId, kind: 'loan.report_confirmed' } })).toMatchObject({ actorId: null })
  })
})

describe('a link for somebody without an account', () => {
  test('opens one loan for one side, does what its day asks, and dies at the return', async () => {
    const { db } = database
    const { lender, borrower, accepted, request: ask } = await makeBourse(db)
    const [loanId, other] = [await accepted(2), await accepted(1)]
    await nameGuest(request(borrower.viewer), { loanId, name: 'Marc, le chauffeur' })
    const [guest] = (await loanGuests(request(borrower.viewer), { id: loanId, state: 'accepted', side: 'borrower' }))!
    expect(await loanGuests(request(lender.viewer), { id: loanId, state: 'accepted', side: 'lender' })).toEqual([])
    const token = guest!.link.split('/passage/')[1]!
    const viewer = await guestViewer(db, token)
    expect(await db.loanGuest.findFirst({ where: { linkHash: token } })).toBeNull()

    // Nothing but the day of this one loan.
    const subject = { loanId, lenderId: lender.organisation.id, borrowerId: borrower.organisation.id }
    expect(['loan.read', 'loan.cancel', 'loan.accept', 'loan.close', 'loan.propose', 'loan.name_guest', 'loan.set_contact', 'loan.read_secret', 'loan.write_message', 'loan.resolve'].filter((action) => can(viewer, action as 'loan.read', subject))).toEqual([])
    expect(can(viewer, 'loan.hand_over', { ...subject, loanId: other })).toBe(false)
    expect(await refusalOf(handOverLoan(as(db, viewer, DURING), { loanId: other }))).toMatchObject({ status: 403 })
    expect(await refusalOf(cancelLoan(as(db, viewer, DURING), { loanId }))).toMatchObject({ status: 403 })
    expect(await refusalOf(nameGuest(request(viewer), { loanId, name: 'Un autre' }))).toMatchObject({ status: 403 })

    await handOverLoan(as(db, viewer, DURING), { loanId, signature: 'M1 2L3 4' })
    expect((await reportsOf(loanId, lender.viewer))[0]).toMatchObject({ by: `Marc, le chauffeur, ${borrower.organisation.name}`, signature: 'M1 2L3 4', toAnswer: true })
    expect(await guestPage(request(viewer, DURING), token)).toMatchObject({ step: 'return', name: 'Marc, le chauffeur', toAnswer: [] })
    await returnLoan(as(db, lender.viewer, DURING), { loanId })
    expect(await refusalOf(guestViewer(db, token))).toMatchObject({ code: 'link_over', status: 404 })
    expect(await guestPage(request(viewer, DURING), token)).toBeNull()

    const pending = await ask(1)
    expect(await refusalOf(nameGuest(request(borrower.viewer), { loanId: pending.loanId, name: 'Trop tôt' }))).toMatchObject({ code: 'wrong_state' })
    await acceptLoan(as(db, lender.viewer), { loanId: pending.loanId })
    expect(await refusalOf(nameGuest(request((await makeMember(db)).viewer), { loanId: pending.loanId, name: 'Personne' }))).toMatchObject({ status: 404 })
  })

  test('is withdrawn by the side that gave it, and no other', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(1)
    await nameGuest(request(lender.viewer), { loanId, name: 'Zoé' })
    const [guest] = (await loanGuests(request(lender.viewer), { id: loanId, state: 'accepted', side: 'lender' }))!
    expect(await refusalOf(revokeGuest(request(borrower.viewer), { loanId, guestId: guest!.id }))).toMatchObject({ status: 404 })
    await revokeGuest(request(lender.viewer), { loanId, guestId: guest!.id })
    expect(await refusalOf(guestViewer(db, guest!.link.split('/passage/')[1]!))).toMatchObject({ code: 'link_over' })
  })
})

describe('the code of a loan', () => {
  test('leads each side to what comes next, nobody else anywhere, and is not to be guessed', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(1)
    const { reference } = await loanOf(db, loanId)
    expect(await pathOfCode(request(lender.viewer), ` ${reference.toLowerCase().slice(0, 3)} ${reference.slice(3)}`)).toBe(`/prets/${loanId}/retrait`)
    await handOverLoan(as(db, lender.viewer, DURING), { loanId })
    expect(await pathOfCode(request(borrower.viewer, DURING), reference)).toBe(`/prets/${loanId}/retour`)
    const stranger = await makeMember(db)
    for (let tries = 0; tries < 20; tries++) expect(await refusalOf(pathOfCode(request(stranger.viewer), tries % 2 ? reference : '000000'))).toMatchObject({ status: 404 })
    expect(await refusalOf(pathOfCode(request(stranger.viewer), reference))).toMatchObject({ code: 'too_many_requests', status: 429 })
    // Right codes are not counted.
    for (let tries = 0; tries < 25; tries++) expect(await pathOfCode(request(lender.viewer, DURING), reference)).toBe(`/prets/${loanId}/retour`)
  })
})
