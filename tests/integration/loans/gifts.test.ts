import { describe, expect, test, vi } from 'vitest'

import { updateListing } from '~/listings/update-listing.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { forgoRest } from '~/loans/forgo-rest.server'
import { giftRequestsPage } from '~/loans/gift-requests-page.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { wholeDays } from '~/loans/loan-period'
import { promiseGift } from '~/loans/promise-gift.server'
import { requestLoan } from '~/loans/request-loan.server'
import { transaction } from '~/platform/database.server'
import type { PrismaClient } from '../../../prisma/generated/client'

import { makeCommune, makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()

/** A don of ten, and an association that asks for some of it. */
const makeGift = (db: PrismaClient, stock = 10) => makeBourse(db, { nature: 'don', category: 'dons.tissus', stock })
type Gift = Awaited<ReturnType<typeof makeGift>>

async function askedBy(db: PrismaClient, { annonce }: Gift, quantity: number, member: Parameters<typeof makeMember>[1] = {}, now = NOW) {
  const { organisation, viewer } = await makeMember(db, member)
  const { loanId } = await requestLoan(as(db, viewer, now), { borrowerId: organisation.id, lines: [{ listingId: annonce.id, quantity, ...wholeDays('2027-06-12', '2027-06-12') }], purpose: 'Atelier', message: '' })
  return { loanId, organisation, viewer }
}

describe('a don, promised in the order its giver likes', () => {
  test('all who ask stand side by side, in the order of asking or the nearest first, with what is left', async () => {
    const { db } = database
    const far = await makeCommune(db, { latitude: 45.3, longitude: 5.9 })
    const near = await makeCommune(db, { latitude: 45.181, longitude: 5.721 })
    const gift = await makeGift(db)
    const own = await db.organisation.findUniqueOrThrow({ where: { id: gift.lender.organisation.id } })
    await db.commune.update({ where: { insee: own.communeInsee }, data: { latitude: 45.18, longitude: 5.72 } })
    const first = await askedBy(db, gift, 6, { organisation: { communeInsee: far.insee } })
    const second = await askedBy(db, gift, 8, { organisation: { communeInsee: near.insee } }, new Date(NOW.getTime() + 60_000))
    const page = (order: 'asked' | 'near') => giftRequestsPage(as(db, gift.lender.viewer), gift.annonce.id, order)
    expect((await page('asked')).requests.map(({ loanId, asked }) => [loanId, asked])).toEqual([[first.loanId, 6], [second.loanId, 8]])
    expect((await page('near')).requests.map(({ loanId }) => loanId)).toEqual([second.loanId, first.loanId])

    await promiseGift(as(db, gift.lender.viewer), { listingId: gift.annonce.id, loanId: second.loanId, quantity: 5 })
    const after = await page('asked')
    expect(after).toMatchObject({ left: 5, usable: 10 })
    // Nobody is refused while something is left.
    expect(after.requests.map(({ loanId }) => loanId)).toEqual([first.loanId])
    expect(after.promised).toMatchObject([{ loanId: second.loanId, rest: 5, out: 0 }])
  })

  test('no more is promised than was asked or is left, and only of this don', async () => {
    const { db } = database
    const gift = await makeGift(db)
    const { loanId } = await askedBy(db, gift, 3)
    const promise = (quantity: number, listingId = gift.annonce.id) => refusalOf(promiseGift(as(db, gift.lender.viewer), { listingId, loanId, quantity }))
    expect(await promise(4)).toMatchObject({ code: 'quantity_above_asked', field: 'quantity' })
    const other = await makeListing(db, gift.lender.organisation, { nature: 'don', stock: 4 })
    expect(await promise(1, other.id)).toMatchObject({ code: 'not_found' })
    const greedy = await askedBy(db, gift, 9)
    await promiseGift(as(db, gift.lender.viewer), { listingId: gift.annonce.id, loanId: greedy.loanId, quantity: 9 })
    expect(await promise(3)).toMatchObject({ code: 'not_available', details: { free: 1 } })
    expect(await promise(1)).toBeNull()
  })

  test('only its giver reads who asks, and what is lent has no such page', async () => {
    const { db } = database
    const gift = await makeGift(db)
    expect(await refusalOf(giftRequestsPage(as(db, gift.borrower.viewer), gift.annonce.id, 'asked'))).toMatchObject({ status: 403 })
    const chairs = await makeListing(db, gift.lender.organisation)
    expect(await refusalOf(giftRequestsPage(as(db, gift.lender.viewer), chairs.id, 'asked'))).toMatchObject({ status: 404 })
  })
})

describe('a don, fetched', () => {
  test('in parts: what left leaves the stock, the rest stays held until it is fetched too', async () => {
    const { db } = database
    const gift = await makeGift(db)
    const loanId = await gift.accepted(6)
    const { lines: [line] } = await loanOf(db, loanId)
    const collect = (quantityOut: number) => handOverLoan(as(db, gift.borrower.viewer, at('2027-06-12', '10:00')), { loanId, restLater: true, lines: { [line!.id]: { quantityOut } } })
    expect(await collect(4)).toMatchObject({ state: 'handed_over' })
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ state: 'handed_over', quantityOut: 4, quantityDue: 2, quantityHeld: 2 })
    expect(await db.listing.findUnique({ where: { id: gift.annonce.id } })).toMatchObject({ stock: 6, lost: 0, status: 'published' })
    // It is not late, weeks afterwards: the rest waits.
    expect(await loanPage(as(db, gift.borrower.viewer, at('2027-07-12')), loanId)).toMatchObject({ shown: 'handed_over', next: { sentence: 'rest_theirs', action: 'give' } })
    expect(await refusalOf(collect(3))).toMatchObject({ code: 'quantity_above_accepted' })
    expect(await refusalOf(collect(0))).toMatchObject({ code: 'nothing_handed_over' })

    expect(await collect(2)).toMatchObject({ state: 'closed' })
    expect((await loanOf(db, loanId)).lines[0]).toMatchObject({ state: 'closed', quantityOut: 6, quantityDue: 0, quantityHeld: 0, quantityLost: 0 })
    expect(await db.listing.findUnique({ where: { id: gift.annonce.id } })).toMatchObject({ stock: 4, lost: 0 })
    expect((await kindsOf(db, loanId)).slice(2)).toEqual(['loan.handed_over', 'loan.handed_over', 'loan.closed'])
  })

  test('the rest that nobody waits for any more is free again, and the other side is told', async () => {
    const { db } = database
    const gift = await makeGift(db)
    const loanId = await gift.accepted(6)
    const { lines: [line] } = await loanOf(db, loanId)
    expect(await refusalOf(forgoRest(as(db, gift.lender.viewer), { loanId }))).toMatchObject({ code: 'wrong_state' })
    await handOverLoan(as(db, gift.borrower.viewer), { loanId, restLater: true, lines: { [line!.id]: { quantityOut: 4 } } })
    await forgoRest(as(db, gift.borrower.viewer), { loanId })
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'closed', lines: [{ quantityOut: 4, quantityDue: 0, quantityHeld: 0 }] })
    expect((await giftRequestsPage(as(db, gift.lender.viewer), gift.annonce.id, 'asked')).left).toBe(6)
    const event = await db.event.findFirstOrThrow({ where: { subjectId: loanId, kind: 'loan.closed' } })
    const [mail] = await loanMails({ db }, event as never)
    expect(mail?.subject).toContain('n’est plus attendu')
  })

  test('what is lent cannot be forgone', async () => {
    const { db } = database
    const { lender, accepted } = await makeBourse(db)
    const loanId = await accepted(2)
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId })
    expect(await refusalOf(forgoRest(as(db, lender.viewer), { loanId }))).toMatchObject({ code: 'not_a_gift' })
  })

  test('when the last is fetched the annonce is put away and who came too late is told; while something is only promised they wait', async () => {
    const { db } = database
    const gift = await makeGift(db, 4)
    const [early, late] = [await askedBy(db, gift, 4), await askedBy(db, gift, 2)]
    await acceptLoan(as(db, gift.lender.viewer), { loanId: early.loanId })
    expect((await loanOf(db, late.loanId)).state).toBe('pending')
    await handOverLoan(as(db, early.viewer, at('2027-06-12')), { loanId: early.loanId })
    expect(await db.listing.findUnique({ where: { id: gift.annonce.id } })).toMatchObject({ stock: 0, status: 'archived' })
    expect(await db.event.count({ where: { kind: 'listing.archived', subjectId: String(gift.annonce.id) } })).toBe(1)
    expect(await loanOf(db, late.loanId)).toMatchObject({ state: 'declined', expiresAt: null, lines: [{ state: 'declined' }] })
    expect(await loanPage(as(db, late.viewer), late.loanId)).toMatchObject({ next: { sentence: 'all_given' } })
    const event = await db.event.findFirstOrThrow({ where: { subjectId: late.loanId, kind: 'loan.all_given' } })
    const mails = await loanMails({ db }, event as never)
    expect(mails.map(({ to }) => to)).toContain(late.organisation.email)
    expect(mails[0]?.subject).toContain('Tout est donné')

    // More of it turns up: it is offered again.
    await updateListing(as(db, gift.lender.viewer), gift.annonce.id, { stock: 3 })
    expect(await db.listing.findUnique({ where: { id: gift.annonce.id } })).toMatchObject({ stock: 3, status: 'published' })
  })

  test('who asks while the last is being fetched is refused: nobody waits for what is gone', async () => {
    const { db } = database
    const gift = await makeGift(db, 2)
    const { loanId } = await askedBy(db, gift, 2)
    await acceptLoan(as(db, gift.lender.viewer), { loanId })
    let late: Promise<unknown> = Promise.resolve()
    await transaction(db, async (tx) => {
      await handOverLoan({ ...as(db, gift.lender.viewer, at('2027-06-12', '09:00')), db: tx }, { loanId })
      let answered = false
      late = refusalOf(askedBy(db, gift, 1).finally(() => (answered = true)))
      // Until she has her answer, or waits for ours.
      await vi.waitFor(async () => expect(answered || (await database.pool.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount! > 0).toBe(true), { timeout: 40_000 })
    })
    expect(await late).toMatchObject({ code: 'listing_not_open' })
    expect(await db.loanLine.count({ where: { listingId: gift.annonce.id, state: 'pending' } })).toBe(0)
  })

  test('a promise that falls through lets the next have it', async () => {
    const { db } = database
    const gift = await makeGift(db, 2)
    const [early, late] = [await askedBy(db, gift, 2), await askedBy(db, gift, 2)]
    await acceptLoan(as(db, gift.lender.viewer), { loanId: early.loanId })
    await cancelLoan(as(db, early.viewer), { loanId: early.loanId })
    expect(await refusalOf(acceptLoan(as(db, gift.lender.viewer), { loanId: late.loanId }))).toBeNull()
  })

  test('of a request for several things the don alone is refused; the rest of it goes on', async () => {
    const { db } = database
    const gift = await makeGift(db, 1)
    const chairs = await makeListing(db, gift.lender.organisation, { stock: 5 })
    const asking = await makeMember(db)
    const { loanId } = await requestLoan(as(db, asking.viewer), { borrowerId: asking.organisation.id, lines: [gift.annonce.id, chairs.id].map((listingId) => ({ listingId, quantity: 1, ...wholeDays('2027-06-12', '2027-06-12') })), purpose: 'Atelier', message: '' })
    const first = await gift.accepted(1)
    await handOverLoan(as(db, gift.lender.viewer, at('2027-06-12')), { loanId: first })
    const { state, lines } = await loanOf(db, loanId)
    expect(state).toBe('pending')
    expect(lines.map((line) => [line.listingId === chairs.id, line.state]).sort()).toEqual([[false, 'declined'], [true, 'pending']])
    expect(await refusalOf(acceptLoan(as(db, gift.lender.viewer), { loanId }))).toBeNull()
  })

  test('beside equipment, what is given and not yet fetched stays held until the equipment is back', async () => {
    const { db } = database
    const gift = await makeGift(db, 4)
    const chairs = await makeListing(db, gift.lender.organisation, { stock: 5 })
    const asking = await makeMember(db)
    const { loanId } = await requestLoan(as(db, asking.viewer), { borrowerId: asking.organisation.id, lines: [gift.annonce.id, chairs.id].map((listingId) => ({ listingId, quantity: 2, ...wholeDays('2027-06-12', '2027-06-12') })), purpose: 'Atelier', message: '' })
    await acceptLoan(as(db, gift.lender.viewer), { loanId })
    const given = (await loanOf(db, loanId)).lines.find(({ listingId }) => listingId === gift.annonce.id)!
    await handOverLoan(as(db, gift.lender.viewer, at('2027-06-12')), { loanId, restLater: true, lines: { [given.id]: { quantityOut: 1 } } })
    expect((await loanOf(db, loanId)).lines.find(({ id }) => id === given.id)).toMatchObject({ quantityOut: 1, quantityDue: 1, quantityHeld: 1 })
    expect(await db.listing.findUnique({ where: { id: gift.annonce.id } })).toMatchObject({ stock: 3 })
    await handOverLoan(as(db, gift.lender.viewer, at('2027-06-12')), { loanId })
    expect((await loanOf(db, loanId)).lines.find(({ id }) => id === given.id)).toMatchObject({ quantityOut: 2, quantityDue: 0, quantityHeld: 0 })
    expect(await db.listing.findUnique({ where: { id: gift.annonce.id } })).toMatchObject({ stock: 2 })
  })
})
