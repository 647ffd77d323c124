import { describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { amendReturn } from '~/loans/amend-return.server'
import { freeFor } from '~/loans/availability.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { closeLoan } from '~/loans/close-loan.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { brokenInvariants } from '~/loans/loan-invariants'
import { loanPeriod, wholeDays } from '~/loans/loan-period'
import { recordElsewhere } from '~/loans/record-elsewhere.server'
import { requestLoan } from '~/loans/request-loan.server'
import { resolveLoan } from '~/loans/resolve-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { setContact } from '~/loans/set-contact.server'
import { wishFeedback } from '~/loans/wish-feedback.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()

describe('the life of a loan', () => {
  test('goes from the request to the closing, with its story', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    const { loanId, reference } = await request(4, '2027-06-12', '2027-06-13')
    expect(reference).toMatch(/^[A-Z3-9]{6}$/)
    const asked = await loanOf(db, loanId)
    expect(asked).toMatchObject({ state: 'pending', unverified: false, expiresAt: at('2027-06-05', '09:00'), remindAt: at('2027-06-03', '09:00') })
    expect(asked.lines[0]).toMatchObject({ startsAt: at('2027-06-12'), endsAt: at('2027-06-14'), quantityAsked: 4, quantityHeld: 0 })

    await acceptLoan(as(db, lender.viewer), { loanId })
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ state: 'accepted', quantityAccepted: 4, quantityHeld: 4 })
    await handOverLoan(as(db, borrower.viewer, at('2027-06-12', '10:00')), { loanId })
    await returnLoan(as(db, lender.viewer, at('2027-06-13', '18:00')), { loanId, remarks: 'Tout est propre' })
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'returned', returnRemarks: 'Tout est propre', lines: [{ state: 'returned', quantityBack: 4, quantityHeld: 0 }] })
    await closeLoan(as(db, lender.viewer, at('2027-06-14')), { loanId })
    expect((await loanOf(db, loanId)).state).toBe('closed')
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.accepted', 'loan.handed_over', 'loan.returned', 'loan.closed'])
  })

  test('a request for the coming week waits 24 hours for its answer', async () => {
    const { db } = database
    const { request } = await makeBourse(db)
    const loan = await loanOf(db, (await request(1, '2027-06-05')).loanId)
    expect(loan).toMatchObject({ expiresAt: at('2027-06-02', '09:00'), remindAt: at('2027-06-01', '21:00') })
  })

  test('a refusal keeps its reason; a withdrawn request is over', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    const declined = await request(1)
    await declineLoan(as(db, lender.viewer), { loanId: declined.loanId, reason: 'Nous en avons besoin' })
    expect(await loanOf(db, declined.loanId)).toMatchObject({ state: 'declined', declineReason: 'Nous en avons besoin', expiresAt: null })
    const withdrawn = await request(1)
    await cancelLoan(as(db, borrower.viewer), { loanId: withdrawn.loanId })
    expect((await loanOf(db, withdrawn.loanId)).state).toBe('cancelled')
  })

  test('the lender may promise fewer than asked', async () => {
    const { db } = database
    const { lender, request } = await makeBourse(db)
    const { loanId } = await request(8)
    const [line] = (await loanOf(db, loanId)).lines
    expect(await refusalOf(acceptLoan(as(db, lender.viewer), { loanId, quantities: { [line!.id]: 9 } }))).toMatchObject({ code: 'quantity_above_asked', status: 422 })
    await acceptLoan(as(db, lender.viewer), { loanId, quantities: { [line!.id]: 5 } })
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ quantityAsked: 8, quantityAccepted: 5, quantityHeld: 5 })
  })
})

describe('a request is refused, with its field', () => {
  const ask = async (listing: Parameters<typeof makeBourse>[1], dates: { first: string; last?: string; quantity?: number }, borrower: Parameters<typeof makeBourse>[2] = {}) => {
    const bourse = await makeBourse(database.db, listing, borrower)
    return refusalOf(bourse.request(dates.quantity ?? 1, dates.first, dates.last))
  }

  test('before today', async () => expect(await ask({}, { first: '2027-05-31' })).toMatchObject({ code: 'start_in_past', field: 'lines.0.start', status: 422 }))
  test('but not for today', async () => expect(await ask({}, { first: '2027-06-01' })).toBeNull())
  test('when it ends before it starts', async () => expect(await ask({}, { first: '2027-06-12', last: '2027-06-10' })).toMatchObject({ code: 'end_before_start', field: 'lines.0.end' }))
  test('below the shortest loan', async () => expect(await ask({ minDuration: 2 * 1440 }, { first: '2027-06-12' })).toMatchObject({ code: 'loan_too_short', field: 'lines.0.end' }))
  test('beyond the longest loan', async () => expect(await ask({ maxDuration: 2 * 1440 }, { first: '2027-06-12', last: '2027-06-14' })).toMatchObject({ code: 'loan_too_long' }))
  test('with too little notice', async () => expect(await ask({ noticeHours: 15 * 24 }, { first: '2027-06-12' })).toMatchObject({ code: 'notice_too_short', field: 'lines.0.start' }))
  test('when the last retrait has passed', async () => {
    expect(await ask({ pickupSlots: [{ day: 1, from: '17:00', to: '19:00' }] }, { first: '2027-06-03' })).toMatchObject({ code: 'pickup_passed' })
  })
  test('during a closure', async () => {
    expect(await ask({ closures: { create: { ...wholeDays('2027-06-10', '2027-06-12') } } } as never, { first: '2027-06-12' })).toMatchObject({ code: 'closed_then' })
  })
  test('above the stock', async () => expect(await ask({ stock: 5, lost: 2 }, { first: '2027-06-12', quantity: 4 })).toMatchObject({ code: 'quantity_above_stock', details: { stock: 3 }, field: 'lines.0.quantity' }))
  test('of nothing', async () => expect(await ask({}, { first: '2027-06-12', quantity: 0 })).toMatchObject({ code: 'too_small', field: 'lines.0.quantity' }))
  test('of a paused annonce', async () => expect(await ask({ status: 'paused' }, { first: '2027-06-12' })).toMatchObject({ code: 'listing_not_open' }))
  test('of an association that was suspended since, which can accept nothing either', async () => {
    const { db } = database
    const { lender, request } = await makeBourse(db)
    const waiting = await request(1)
    await db.organisation.update({ where: { id: lender.organisation.id }, data: { status: 'suspended' } })
    expect(await refusalOf(request(1))).toMatchObject({ code: 'listing_not_open' })
    expect(await refusalOf(acceptLoan(as(db, lender.viewer), { loanId: waiting.loanId }))).toMatchObject({ code: 'listing_not_open', status: 409 })
  })
  test('by another commune where it is for one', async () => expect(await ask({ audience: 'same_commune' }, { first: '2027-06-12' })).toMatchObject({ code: 'same_commune_only' }))
  test('by an association that is not verified', async () => {
    expect(await ask({}, { first: '2027-06-12' }, { organisation: { status: 'pending' } })).toMatchObject({ code: 'verified_only' })
  })
  test('of what is promised then, saying what is free', async () => {
    const { accepted, request } = await makeBourse(database.db)
    await accepted(7)
    expect(await refusalOf(request(4))).toMatchObject({ code: 'not_available', status: 409, details: { asked: 4, free: 3 } })
    expect(await refusalOf(request(4, '2027-06-13'))).toBeNull()
  })
  test('of one’s own annonce, and for an association one is not of', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db)
    const lines = [{ listingId: annonce.id, quantity: 1, ...wholeDays('2027-06-12', '2027-06-12') }]
    expect(await refusalOf(requestLoan(as(db, lender.viewer), { borrowerId: lender.organisation.id, lines, purpose: 'Fête', message: '' }))).toMatchObject({ code: 'own_listing' })
    expect(await refusalOf(requestLoan(as(db, lender.viewer), { borrowerId: borrower.organisation.id, lines, purpose: 'Fête', message: '' }))).toMatchObject({ status: 403 })
  })

  test('an association that is not verified has three open requests, marked, even when it sends five at once', async () => {
    const { db } = database
    const { request } = await makeBourse(db, { audience: 'everyone' }, { organisation: { status: 'pending' } })
    const answers = await Promise.all(Array.from({ length: 5 }, () => refusalOf(request(1))))
    expect(answers.filter((answer) => answer === null)).toHaveLength(3)
    expect(answers.filter((answer) => answer?.code === 'too_many_open_requests')).toHaveLength(2)
    expect(await db.loan.count({ where: { unverified: true } })).toBe(3)
  })
})

describe('accepting', () => {
  test('says what is free when it no longer fits', async () => {
    const { db } = database
    const { lender, request, accepted } = await makeBourse(db)
    const late = await request(6)
    await accepted(7)
    expect(await refusalOf(acceptLoan(as(db, lender.viewer), { loanId: late.loanId }))).toMatchObject({ code: 'not_available', status: 409, details: { asked: 6, free: 3 } })
    expect((await loanOf(db, late.loanId)).state).toBe('pending')
  })

  test('line by line: what is refused is over, and the rest goes its way to the end', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db)
    const barnum = await makeListing(db, lender.organisation, { title: 'Barnum', stock: 1 })
    const ask = (listingId: number, quantity: number) => ({ listingId, quantity, ...wholeDays('2027-06-12', '2027-06-12') })
    const { loanId } = await requestLoan(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Fête', message: '', lines: [ask(annonce.id, 8), ask(barnum.id, 1)] })
    const before = await loanOf(db, loanId)
    const [chairs, tent] = [annonce.id, barnum.id].map((id) => before.lines.find((line) => line.listingId === id)!)
    const answer = (quantities: Record<string, number>) => acceptLoan(as(db, lender.viewer), { loanId, quantities })

    expect(await refusalOf(answer({ [chairs!.id]: 0, [tent!.id]: 0 }))).toMatchObject({ code: 'nothing_accepted', status: 422, field: expect.stringMatching(/^quantities\./) })
    expect(await refusalOf(answer({ [chairs!.id]: -1 }))).toMatchObject({ code: 'quantity_above_asked' })
    // What is not lent need not be lendable any more.
    await db.listing.update({ where: { id: barnum.id }, data: { nature: 'don' } })
    expect(await refusalOf(answer({}))).toMatchObject({ code: 'listing_changed' })
    await answer({ [chairs!.id]: 5, [tent!.id]: 0 })

    const linesNow = async () => Object.fromEntries((await loanOf(db, loanId)).lines.map((line) => [line.listingId, [line.state, line.quantityAccepted, line.quantityHeld, line.quantityOut]]))
    expect(await linesNow()).toEqual({ [annonce.id]: ['accepted', 5, 5, 0], [barnum.id]: ['declined', 0, 0, 0] })
    await handOverLoan(as(db, lender.viewer, at('2027-06-12', '09:00')), { loanId })
    await returnLoan(as(db, borrower.viewer, at('2027-06-12', '20:00')), { loanId })
    await closeLoan(as(db, lender.viewer, at('2027-06-13', '09:00')), { loanId })
    expect(await linesNow()).toEqual({ [annonce.id]: ['closed', 5, 0, 5], [barnum.id]: ['declined', 0, 0, 0] })
    expect(await brokenInvariants(database.pool)).toEqual([])
  })

  test('of a thing that exists once is refused by either belt', async () => {
    const { db } = database
    const { lender, request, accepted } = await makeBourse(db, { stock: 1 })
    const second = await request(1)
    await accepted(1)
    expect(await refusalOf(acceptLoan(as(db, lender.viewer), { loanId: second.loanId }))).toMatchObject({ code: 'not_available', details: { free: 0 } })
  })

  test('a minibus on loan until noon can be lent from noon', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db, { nature: 'vehicule', stock: 1 })
    const ask = (from: string, to: string) =>
      requestLoan(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Sortie', message: '', lines: [{ listingId: annonce.id, quantity: 1, startsAt: at('2027-06-12', from), endsAt: at('2027-06-12', to) }] })
    const [morning, afternoon] = [await ask('08:00', '12:00'), await ask('12:00', '18:00')]
    await acceptLoan(as(db, lender.viewer), { loanId: morning.loanId })
    await expect(acceptLoan(as(db, lender.viewer), { loanId: afternoon.loanId })).resolves.toMatchObject({ state: 'accepted' })
  })

  test('copies the buffers of the day it is accepted', async () => {
    const { db } = database
    const { lender, annonce, request } = await makeBourse(db)
    const { loanId } = await request(1)
    await db.listing.update({ where: { id: annonce.id }, data: { bufferBefore: 60, bufferAfter: 120 } })
    await acceptLoan(as(db, lender.viewer), { loanId })
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ heldFrom: at('2027-06-11', '23:00'), heldUntil: at('2027-06-13', '02:00') })
  })

  test('twice at once: one success and one clear 409', async () => {
    const { db } = database
    const { lender, request } = await makeBourse(db)
    for (let round = 0; round < 5; round++) {
      const { loanId } = await request(1)
      const answers = await Promise.all([1, 2].map(() => refusalOf(acceptLoan(as(db, lender.viewer), { loanId }))))
      expect(answers.filter((answer) => answer === null)).toHaveLength(1)
      expect(answers.find((answer) => answer !== null)).toMatchObject({ code: 'wrong_state', status: 409, details: { state: 'accepted' } })
    }
  })

  test('of what was asked to borrow and is now given away, or the reverse, is refused', async () => {
    const { db } = database
    for (const [asked, now] of [['pret', 'don'], ['don', 'pret']] as const) {
      const { lender, annonce, request } = await makeBourse(db, { nature: asked })
      const { loanId } = await request(1)
      await db.listing.update({ where: { id: annonce.id }, data: { nature: now } })
      expect(await refusalOf(acceptLoan(as(db, lender.viewer), { loanId }))).toMatchObject({ code: 'listing_changed', status: 409 })
    }
  })

  test('is for the lender alone; a stranger does not even learn of the loan', async () => {
    const { db } = database
    const { borrower, request } = await makeBourse(db)
    const stranger = await makeMember(db)
    const { loanId } = await request(1)
    expect(await refusalOf(acceptLoan(as(db, borrower.viewer), { loanId }))).toMatchObject({ status: 403 })
    expect(await refusalOf(acceptLoan(as(db, stranger.viewer), { loanId }))).toMatchObject({ status: 404 })
    expect(await refusalOf(acceptLoan(as(db, stranger.viewer), { loanId: 'nonsense' }))).toMatchObject({ status: 404 })
  })

  test('from a stale page is told the state of now', async () => {
    const { db } = database
    const { borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(1)
    expect(await refusalOf(cancelLoan(as(db, borrower.viewer), { loanId, expectedState: 'pending' }))).toMatchObject({ code: 'wrong_state', status: 409, details: { state: 'accepted' } })
  })
})

describe('retrait and retour are facts', () => {
  test('fewer may leave than accepted, and the rest is free again', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db)
    const loanId = await accepted(8)
    const [line] = (await loanOf(db, loanId)).lines
    expect(await refusalOf(handOverLoan(as(db, lender.viewer), { loanId, lines: { [line!.id]: { quantityOut: 9 } } }))).toMatchObject({ code: 'quantity_above_accepted' })
    expect(await refusalOf(handOverLoan(as(db, lender.viewer), { loanId, lines: { [line!.id]: { quantityOut: 0 } } }))).toMatchObject({ code: 'nothing_handed_over' })
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId, lines: { [line!.id]: { quantityOut: 5, condition: 'Une chaise rayée' } } })
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ quantityOut: 5, quantityHeld: 5, conditionOut: 'Une chaise rayée' })
    expect(await freeFor(db, annonce, loanPeriod(wholeDays('2027-06-12', '2027-06-12'), annonce), at('2027-06-12'))).toBe(5)
  })

  test('an early retrait holds from now, and flags the promise it uncovers', async () => {
    const { db } = database
    const { lender, accepted } = await makeBourse(db)
    const soon = await accepted(6, '2027-06-05')
    const later = await accepted(6, '2027-06-12')
    await handOverLoan(as(db, lender.viewer, at('2027-06-04', '12:00')), { loanId: later })
    expect((await loanOf(db, later)).lines[0]!.heldFrom).toEqual(at('2027-06-04', '12:00'))
    expect((await loanOf(db, soon)).toResolveAt).not.toBeNull()
    expect(await kindsOf(db, soon)).toContain('loan.to_resolve')
  })

  test('a loss that collides with an accepted loan is recorded and flags it; nothing more is promised', async () => {
    const { db } = database
    const { lender, annonce, accepted, request } = await makeBourse(db)
    const first = await accepted(6, '2027-06-10')
    const second = await accepted(8, '2027-06-20')
    await handOverLoan(as(db, lender.viewer, at('2027-06-10')), { loanId: first })
    const [line] = (await loanOf(db, first)).lines
    await returnLoan(as(db, lender.viewer, at('2027-06-11')), { loanId: first, lines: { [line!.id]: { back: 3, lost: 3 } }, remarks: 'Trois chaises cassées' })
    expect(await loanOf(db, first)).toMatchObject({ state: 'returned', lines: [{ quantityBack: 3, quantityLost: 3 }] })
    expect(await db.listing.findUnique({ where: { id: annonce.id } })).toMatchObject({ stock: 10, lost: 3 })
    expect((await loanOf(db, second)).toResolveAt).toEqual(at('2027-06-11'))
    const told = await db.event.findFirst({ where: { subjectId: second, kind: 'loan.to_resolve' } })
    expect(told?.payload).toMatchObject({ missing: 1 })
    expect(await refusalOf(request(1, '2027-06-20'))).toMatchObject({ code: 'not_available', details: { free: 0 } })

    const [promise] = (await loanOf(db, second)).lines
    await resolveLoan(as(db, lender.viewer, at('2027-06-11')), { loanId: second, quantities: { [promise!.id]: 7 } })
    expect(await loanOf(db, second)).toMatchObject({ toResolveAt: null, lines: [{ quantityAccepted: 7, quantityHeld: 7 }] })
  })

  test('what both sides settled in their own way is not raised again', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db)
    const out = await accepted(5, '2027-06-05')
    const later = await accepted(10, '2027-06-08')
    await handOverLoan(as(db, lender.viewer, at('2027-06-05')), { loanId: out })
    await runLoanClock({ db }, at('2027-06-07', '12:00'))
    expect((await loanOf(db, later)).toResolveAt).not.toBeNull()
    await resolveLoan(as(db, lender.viewer, at('2027-06-07', '13:00')), { loanId: later })
    await runLoanClock({ db }, at('2027-06-07', '14:00'))
    expect((await loanOf(db, later)).toResolveAt).toBeNull()
    expect((await db.listing.findUniqueOrThrow({ where: { id: annonce.id } })).lost).toBe(0)
  })

  test('a partial return keeps the rest out; a full one clears what it had uncovered', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const out = await accepted(6, '2027-06-05')
    const later = await accepted(8, '2027-06-07')
    await handOverLoan(as(db, lender.viewer, at('2027-06-05')), { loanId: out })
    const [line] = (await loanOf(db, out)).lines
    const part = await returnLoan(as(db, borrower.viewer, at('2027-06-06', '12:00')), { loanId: out, lines: { [line!.id]: { back: 2, condition: 'Bon état' } } })
    expect(part).toMatchObject({ complete: false, state: 'handed_over' })
    expect((await loanOf(db, out)).lines[0]).toMatchObject({ quantityBack: 2, quantityHeld: 4 })
    expect(await refusalOf(returnLoan(as(db, lender.viewer), { loanId: out, lines: { [line!.id]: { back: 5 } } }))).toMatchObject({ code: 'more_than_out', details: { out: 4 } })
    await runLoanClock({ db }, at('2027-06-06', '13:00'))
    expect((await loanOf(db, later)).toResolveAt).not.toBeNull()
    await returnLoan(as(db, lender.viewer, at('2027-06-06', '18:00')), { loanId: out })
    expect((await loanOf(db, out)).state).toBe('returned')
    expect(await loanOf(db, later)).toMatchObject({ toResolveAt: null })
    expect(await kindsOf(db, later)).toEqual(['loan.requested', 'loan.accepted', 'loan.to_resolve', 'loan.resolved'])
  })

  test('what the lender finds missing after the retour leaves the stock, flags what it uncovers and is told to the borrower', async () => {
    const { db } = database
    const { lender, borrower, annonce, accepted } = await makeBourse(db)
    const first = await accepted(6, '2027-06-05')
    const second = await accepted(9, '2027-06-20')
    await handOverLoan(as(db, lender.viewer, at('2027-06-05')), { loanId: first })
    await returnLoan(as(db, borrower.viewer, at('2027-06-06')), { loanId: first })
    const line = (await loanOf(db, first)).lines[0]!.id
    const amend = (viewer: Parameters<typeof as>[1], lost: number) => amendReturn(as(db, viewer, at('2027-06-07')), { loanId: first, lines: { [line]: { lost } } })
    expect(await refusalOf(amend(borrower.viewer, 1))).toMatchObject({ status: 403 })
    expect(await refusalOf(amend(lender.viewer, 7))).toMatchObject({ code: 'more_than_back', field: `lines.${line}.lost`, details: { back: 6 } })
    expect(await refusalOf(amend(lender.viewer, 0))).toMatchObject({ code: 'nothing_amended', field: `lines.${line}.lost` })
    await amend(lender.viewer, 2)
    await amend(lender.viewer, 1)
    expect(await loanOf(db, first)).toMatchObject({ state: 'returned', returnedAt: at('2027-06-06'), lines: [{ quantityBack: 3, quantityLost: 3, quantityHeld: 0 }] })
    expect(await db.listing.findUnique({ where: { id: annonce.id } })).toMatchObject({ stock: 10, lost: 3 })
    expect((await loanOf(db, second)).toResolveAt).toEqual(at('2027-06-07'))
    expect((await kindsOf(db, first)).slice(-2)).toEqual(['loan.returned', 'loan.returned'])
    await closeLoan(as(db, lender.viewer, at('2027-06-08')), { loanId: first })
    expect(await refusalOf(amend(lender.viewer, 1))).toMatchObject({ code: 'wrong_state', status: 409 })
  })

  test('a don leaves the stock when it is fetched, and its loan is over', async () => {
    const { db } = database
    const { lender, annonce, accepted, request } = await makeBourse(db, { nature: 'don', stock: 5 })
    const loanId = await accepted(3, '2027-06-20')
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ heldFrom: NOW })
    expect(await refusalOf(request(3, '2027-06-05'))).toMatchObject({ code: 'not_available', details: { free: 2 } })
    await handOverLoan(as(db, lender.viewer, at('2027-06-20')), { loanId })
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'closed', lines: [{ state: 'closed', quantityOut: 3, quantityHeld: 0 }] })
    expect(await db.listing.findUnique({ where: { id: annonce.id } })).toMatchObject({ stock: 2, lost: 0 })
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.accepted', 'loan.handed_over', 'loan.closed'])
  })

  test('a don is fetched even where a loss leaves another promise uncovered', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db, { nature: 'don', stock: 5 })
    const [first, second] = [await accepted(3), await accepted(2)]
    await db.listing.update({ where: { id: annonce.id }, data: { lost: 1 } })
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId: first })
    const { stock, lost } = await db.listing.findUniqueOrThrow({ where: { id: annonce.id } })
    expect(stock - lost).toBe(1)
    expect((await loanOf(db, second)).toResolveAt).not.toBeNull()
  })
})

describe('agreed elsewhere', () => {
  test('it holds stock like any promise and is refused where it does not fit', async () => {
    const { db } = database
    const { lender, borrower, annonce, request } = await makeBourse(db)
    const record = (quantity: number) => recordElsewhere(as(db, lender.viewer), { listingId: annonce.id, who: 'École Jean-Macé', quantity, ...wholeDays('2027-06-12', '2027-06-13') })
    const { loanId } = await record(7)
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'accepted', source: 'elsewhere', borrowerId: null, outsideBorrower: 'École Jean-Macé' })
    expect(await refusalOf(record(4))).toMatchObject({ code: 'not_available', details: { free: 3 } })
    expect(await refusalOf(request(4))).toMatchObject({ code: 'not_available' })
    expect(await refusalOf(recordElsewhere(as(db, borrower.viewer), { listingId: annonce.id, who: 'x', quantity: 1, ...wholeDays('2027-06-12', '2027-06-12') }))).toMatchObject({ status: 403 })
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId })
  })
})

describe('the contact du jour', () => {
  test('is named by each side for each end, replaced until the end of the loan', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(1)
    await setContact(as(db, borrower.viewer), { loanId, end: 'retrait', name: 'Sami', phone: '06 00 00 00 01' })
    await setContact(as(db, lender.viewer), { loanId, end: 'retrait', name: 'Lucie', phone: '06 00 00 00 02' })
    await setContact(as(db, borrower.viewer), { loanId, end: 'retrait', name: 'Inès', phone: '06 00 00 00 03' })
    expect((await loanOf(db, loanId)).contacts.map(({ side, name }) => `${side} ${name}`).sort()).toEqual(['borrower Inès', 'lender Lucie'])
    await cancelLoan(as(db, lender.viewer), { loanId })
    expect(await refusalOf(setContact(as(db, lender.viewer), { loanId, end: 'retrait', name: 'Lucie', phone: '06' }))).toMatchObject({ code: 'wrong_state' })
  })
})

describe('the clock', () => {
  test('reminds at half time, once, then expires', async () => {
    const { db } = database
    const { request } = await makeBourse(db)
    const { loanId } = await request(1)
    await runLoanClock({ db }, at('2027-06-03', '09:00'))
    await Promise.all([runLoanClock({ db }, at('2027-06-03', '09:05')), runLoanClock({ db }, at('2027-06-03', '09:05'))])
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.reminded'])
    await Promise.all([runLoanClock({ db }, at('2027-06-05', '09:00')), runLoanClock({ db }, at('2027-06-05', '09:00'))])
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.reminded', 'loan.expired'])
    expect((await loanOf(db, loanId)).state).toBe('expired')
  })

  test('what is late is reminded once, keeps its stock, and flags the promise it uncovers', async () => {
    const { db } = database
    const { lender, annonce, accepted, request } = await makeBourse(db, { stock: 1 })
    const late = await accepted(1, '2027-06-05')
    const next = await accepted(1, '2027-06-07')
    await handOverLoan(as(db, lender.viewer, at('2027-06-05')), { loanId: late })
    const now = at('2027-06-06', '20:00')
    await runLoanClock({ db }, now)
    await runLoanClock({ db }, now)
    expect(await kindsOf(db, late)).toEqual(['loan.requested', 'loan.accepted', 'loan.handed_over', 'loan.reminded'])
    expect((await loanOf(db, next)).toResolveAt).not.toBeNull()
    expect((await kindsOf(db, next)).filter((kind) => kind === 'loan.to_resolve')).toHaveLength(1)
    expect(await freeFor(db, annonce, loanPeriod(wholeDays('2027-06-06', '2027-06-06'), annonce), now)).toBe(0)
    expect(await refusalOf(request(1, '2027-06-06', '2027-06-06', now))).toMatchObject({ code: 'not_available' })
  })

  test('closes what came back a week ago', async () => {
    const { db } = database
    const { lender, accepted } = await makeBourse(db)
    const loanId = await accepted(1)
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId })
    await returnLoan(as(db, lender.viewer, at('2027-06-12', '20:00')), { loanId })
    await runLoanClock({ db }, at('2027-06-19', '19:59'))
    expect((await loanOf(db, loanId)).state).toBe('returned')
    await runLoanClock({ db }, at('2027-06-19', '20:00'))
    expect((await loanOf(db, loanId)).state).toBe('closed')
  })

  test('a don of which nobody recorded the retrait leaves the stock when its loan lapses', async () => {
    const { db } = database
    const { annonce, accepted, request } = await makeBourse(db, { nature: 'don', stock: 5 })
    const loanId = await accepted(3)
    await runLoanClock({ db }, at('2027-06-20'))
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'closed', lines: [{ quantityHeld: 0 }] })
    expect(await db.listing.findUnique({ where: { id: annonce.id } })).toMatchObject({ stock: 2, lost: 0 })
    await runLoanClock({ db }, at('2027-06-21'))
    expect((await db.listing.findUniqueOrThrow({ where: { id: annonce.id } })).stock).toBe(2)
    expect(await refusalOf(request(3, '2027-06-25', '2027-06-25', at('2027-06-21')))).toMatchObject({ code: 'quantity_above_stock' })
  })

  test('equipment that was promised and never fetched is free again, the stock as it was', async () => {
    const { db } = database
    const { annonce, accepted } = await makeBourse(db)
    await accepted(3)
    await runLoanClock({ db }, at('2027-06-20'))
    expect(await db.listing.findUnique({ where: { id: annonce.id } })).toMatchObject({ stock: 10, lost: 0 })
  })

  test('goes on after one that fails, and says so at the end', async () => {
    const { db } = database
    const { request } = await makeBourse(db)
    const [broken, sound] = [await request(1), await request(1)]
    await database.pool.query(`create function refuse_one() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`)
    await database.pool.query(`create trigger refuse_one before update on loan for each row when (old.id = '${broken.loanId}'::uuid) execute function refuse_one()`)
    try {
      await expect(runLoanClock({ db }, at('2027-06-05', '09:00'))).rejects.toBeInstanceOf(AggregateError)
    } finally {
      await database.pool.query('drop trigger refuse_one on loan; drop function refuse_one()')
    }
    expect((await loanOf(db, broken.loanId)).state).toBe('pending')
    expect((await loanOf(db, sound.loanId)).state).toBe('expired')
  })
})

test('whether it is free is not told of an annonce whose association was suspended', async () => {
  const { db } = database
  const { lender, annonce } = await makeBourse(db)
  const ask = () => wishFeedback({ db, now: NOW, locale: 'fr' }, annonce.id, { start: '2027-06-12', end: '2027-06-12', quantity: 1 })
  expect(await ask()).toMatchObject({ ok: true, free: 10 })
  await db.organisation.update({ where: { id: lender.organisation.id }, data: { status: 'suspended' } })
  expect(await refusalOf(ask())).toMatchObject({ code: 'not_found', status: 404 })
})

test('one request takes several annonces of one lender, not of two', async () => {
  const { db } = database
  const { lender, borrower, annonce } = await makeBourse(db)
  const tables = await makeListing(db, lender.organisation, { title: 'Tables', stock: 3 })
  const elsewhere = await makeListing(db, (await makeMember(db)).organisation)
  const ask = (...ids: number[]) =>
    requestLoan(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Fête', message: '', lines: ids.map((listingId) => ({ listingId, quantity: 2, ...wholeDays('2027-06-12', '2027-06-12') })) })
  expect(await refusalOf(ask(annonce.id, elsewhere.id))).toMatchObject({ code: 'several_lenders' })
  const { loanId } = await ask(tables.id, annonce.id)
  await acceptLoan(as(db, lender.viewer), { loanId })
  expect((await loanOf(db, loanId)).lines.map((line) => line.state)).toEqual(['accepted', 'accepted'])
})
