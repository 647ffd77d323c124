import { beforeEach, describe, expect, test } from 'vitest'

import { waitingToday } from '~/home/waiting-today.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { loanInbox } from '~/loans/loan-inbox.server'
import { loanPage } from '~/loans/loan-page.server'
import { wholeDays } from '~/loans/loan-period'
import { occasionPage } from '~/loans/occasion-page.server'
import { requestOccasion } from '~/loans/request-loan.server'
import { loansToWatch } from '~/moderation/loans-to-watch.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { as, at, refusalOf } from './support'

const database = useDatabase()
const site = useSite(database)
type Member = Awaited<ReturnType<typeof makeMember>>

let [eybens, echirolles, borrower] = [] as unknown as [Member, Member, Member]
let [chairs, tables, barnum] = [] as unknown as { id: number }[] as [{ id: number }, { id: number }, { id: number }]

beforeEach(async () => {
  const { db } = database
  await db.listing.updateMany({ data: { status: 'archived' } })
  eybens = await makeMember(db)
  echirolles = await makeMember(db)
  borrower = await makeMember(db)
  chairs = await makeListing(db, eybens.organisation, { stock: 50 })
  tables = await makeListing(db, eybens.organisation, { stock: 10, category: 'mobilier.tables', title: 'Tables' })
  barnum = await makeListing(db, echirolles.organisation, { stock: 1, category: 'mobilier.barnums', title: 'Barnum' })
})

const line = (listingId: number, quantity: number, day = '2027-06-12') => ({ listingId, quantity, ...wholeDays(day, day) })
const ask = (lines: ReturnType<typeof line>[], who = borrower) => requestOccasion(as(database.db, who.viewer), { borrowerId: who.organisation.id, lines, purpose: 'Fête de quartier', message: 'Bonjour' })
const linesOf = async (loanId: string) => Object.fromEntries((await database.db.loanLine.findMany({ where: { loanId } })).map(({ listingId, id }) => [listingId, id]))

describe('an occasion', () => {
  test('asks each lender for what is hers, and nobody sees the request of another', async () => {
    const { db } = database
    const { occasionId, loans } = await ask([line(chairs.id, 40), line(barnum.id, 1, '2027-06-13'), line(tables.id, 8)])
    const kept = await db.loan.findMany({ where: { occasionId }, include: { lines: true }, orderBy: { id: 'asc' } })
    expect(kept.map((loan) => [loan.lenderId, loan.lines.map(({ listingId }) => listingId).sort()])).toEqual([
      [eybens.organisation.id, [chairs.id, tables.id].sort()], [echirolles.organisation.id, [barnum.id]],
    ])
    expect(await db.event.count({ where: { kind: 'loan.requested', subjectId: { in: loans.map(({ loanId }) => loanId) } } })).toBe(2)
    expect(await occasionPage(as(db, borrower.viewer), occasionId)).toMatchObject({ state: 'waiting', lacking: [], loans: [{ lines: [{}, {}] }, { lines: [{}] }] })
    expect(await refusalOf(occasionPage(as(db, eybens.viewer), occasionId))).toMatchObject({ status: 404 })
  })

  test('is asked whole or not at all', async () => {
    const { db } = database
    const before = await db.loan.count()
    expect(await refusalOf(ask([line(chairs.id, 40), line(barnum.id, 2)]))).toMatchObject({ code: 'quantity_above_stock', field: 'lines.1.quantity' })
    const taken = await ask([line(barnum.id, 1)])
    await acceptLoan(as(db, echirolles.viewer), { loanId: taken.loans[0]!.loanId })
    expect(await refusalOf(ask([line(chairs.id, 40), line(barnum.id, 1)]))).toMatchObject({ code: 'not_available', status: 409, field: 'lines.1.quantity', details: { free: 0 } })
    expect(await db.loan.count()).toBe(before + 1)
    expect(await db.occasion.count({ where: { loans: { none: {} } } })).toBe(0)
  })

  test('counts each of its requests among the few that an association may have open before it is verified', async () => {
    const { db } = database
    await db.listing.updateMany({ data: { audience: 'everyone' } })
    const unknown = await makeMember(db, { organisation: { status: 'pending' } })
    const third = await makeListing(db, (await makeMember(db)).organisation, { audience: 'everyone' })
    const fourth = await makeListing(db, (await makeMember(db)).organisation, { audience: 'everyone' })
    expect(await refusalOf(ask([chairs, barnum, third, fourth].map(({ id }) => line(id, 1)), unknown))).toMatchObject({ code: 'too_many_open_requests' })
    expect((await ask([chairs, barnum, third].map(({ id }) => line(id, 1)), unknown)).loans).toHaveLength(3)
  })

  test('what was refused alone makes nobody wait: neither its dates nor its name stand for the loan', async () => {
    const { db } = database
    const { loans: [loan] } = await ask([line(chairs.id, 4, '2027-06-02'), line(tables.id, 2, '2027-06-20')])
    const { loanId } = loan!
    await acceptLoan(as(db, eybens.viewer), { loanId, quantities: { [(await linesOf(loanId))[chairs.id]!]: 0 } })
    const then = at('2027-06-02', '08:00')
    const lender = as(db, eybens.viewer, then)
    expect((await loanInbox(lender, { tab: 'todo', page: 1 })).loans).toEqual([])
    expect((await loanInbox(lender, { tab: 'live', page: 1 })).loans).toMatchObject([{ id: loanId, lines: [{ title: 'Tables', quantity: 2 }], startsAt: at('2027-06-20') }])
    expect(await waitingToday(lender)).toMatchObject({ toHandOver: 0, toAnswer: 0 })
    expect(await loanPage(lender, loanId)).toMatchObject({ startsAt: at('2027-06-20'), lines: [{ title: 'Tables' }], ended: [{ listingId: chairs.id, asked: 4, state: 'declined' }], occasionId: null })
    expect((await loansToWatch(db, [loanId])).get(loanId)).toMatchObject({ title: 'Tables' })
  })

  test('says what is lacking when all have answered, and forgets what its own borrower took back', async () => {
    const { db } = database
    const { occasionId, loans } = await ask([line(chairs.id, 40), line(tables.id, 8), line(barnum.id, 1)])
    const [mine, other] = [loans[0]!.loanId, loans[1]!.loanId]
    const ids = await linesOf(mine)
    await acceptLoan(as(db, eybens.viewer), { loanId: mine, quantities: { [ids[chairs.id]!]: 30, [ids[tables.id]!]: 0 } })
    const page = () => occasionPage(as(db, borrower.viewer), occasionId)
    const lacking = async () => Object.fromEntries((await page()).lacking.map(({ listingId, quantity }) => [listingId, quantity]))
    expect((await page()).state).toBe('waiting')
    expect(await lacking()).toEqual({ [chairs.id]: 10, [tables.id]: 8 })
    await declineLoan(as(db, echirolles.viewer), { loanId: other, reason: 'Déjà prêté' })
    expect((await page()).state).toBe('part')
    expect(await lacking()).toEqual({ [chairs.id]: 10, [tables.id]: 8, [barnum.id]: 1 })
    await cancelLoan(as(db, eybens.viewer), { loanId: mine })
    expect((await page()).state).toBe('nothing')
    expect(await lacking()).toEqual({ [chairs.id]: 40, [tables.id]: 8, [barnum.id]: 1 })

    const again = await ask([line(chairs.id, 5), line(barnum.id, 1)])
    for (const { loanId } of again.loans) await cancelLoan(as(db, borrower.viewer), { loanId })
    expect(await occasionPage(as(db, borrower.viewer), again.occasionId)).toMatchObject({ state: 'withdrawn', lacking: [] })
  })
})

describe('the basket of a browser', () => {
  /** What the answer makes of the basket. */
  const basketIn = (headers: Headers) => headers.getSetCookie().find((cookie) => cookie.startsWith('demande='))?.split(';')[0]
  const dates = { start: '2027-06-12', end: '2027-06-12' }

  test('is filled by a visitor, changed, and sent once she is signed in: a request a lender, one page for all', async () => {
    const added = await site.visit(`/annonces/${chairs.id}`, { form: { _form: 'request', _to: 'basket', _key: 'a key of the request', ...dates, quantity: '40', purpose: '' } })
    expect(added).toMatchObject({ status: 303, location: '/demande' })
    const both = await site.visit(`/annonces/${barnum.id}`, { cookie: basketIn(added.headers), form: { _form: 'request', _to: 'basket', ...dates, quantity: '1' } })
    const cookie = basketIn(both.headers)!
    const page = (await site.visit('/demande', { cookie })).body as { basket: { groups: { lines: { ok: boolean }[] }[]; ready: boolean } }
    expect(page.basket).toMatchObject({ ready: true, gone: [], groups: [{ lines: [{ listingId: chairs.id, quantity: 40, ok: true }] }, { lines: [{ listingId: barnum.id, ok: true }] }] })

    const changed = await site.visit('/demande', { cookie, form: { _form: 'change', line: '0', ...dates, quantity: '60' } })
    expect((await site.visit('/demande', { cookie: basketIn(changed.headers) })).body).toMatchObject({ basket: { ready: false, groups: [{ lines: [{ quantity: 60, ok: false }] }, {}] } })
    const send = (basket: string, session?: string) => site.visit('/demande', { cookie: [basket, session].filter(Boolean).join('; '), form: { _form: 'send', _key: crypto.randomUUID(), purpose: 'Fête de quartier' } })
    expect(await send(cookie)).toMatchObject({ status: 303, location: '/connexion?suite=%2Fdemande' })
    const session = await site.cookieOf(borrower.person.id, borrower.organisation.id)
    expect(await send(basketIn(changed.headers)!, session)).toMatchObject({ status: 422, body: { code: 'quantity_above_stock', formError: expect.any(String) } })
    const sent = await send(cookie, session)
    expect(sent).toMatchObject({ status: 303, location: expect.stringMatching(/^\/demandes\//) })
    expect(basketIn(sent.headers)).toBe('demande=')
    expect((await site.visit(sent.location!, { cookie: session })).body).toMatchObject({ occasion: { state: 'waiting', loans: [{}, {}] } })
  })

  test('with one lender it is a loan like any other', async () => {
    const added = await site.visit(`/annonces/${chairs.id}`, { form: { _form: 'request', _to: 'basket', ...dates, quantity: '4' } })
    const session = await site.cookieOf(borrower.person.id, borrower.organisation.id)
    expect(await site.visit('/demande', { cookie: `${basketIn(added.headers)}; ${session}`, form: { _form: 'send', purpose: 'Fête' } })).toMatchObject({ status: 303, location: expect.stringMatching(/^\/prets\//) })
  })

  test('bad dates are said beside the field of the annonce, and what is gone can be taken out', async () => {
    expect(await site.visit(`/annonces/${chairs.id}`, { form: { _form: 'request', _to: 'basket', start: '2027-02-30', quantity: '4' } })).toMatchObject({ status: 422, body: { form: 'request', errors: { start: expect.any(String) } } })
    const added = await site.visit(`/annonces/${chairs.id}`, { form: { _form: 'request', _to: 'basket', ...dates, quantity: '4' } })
    await database.db.listing.update({ where: { id: chairs.id }, data: { status: 'paused' } })
    const cookie = basketIn(added.headers)!
    expect((await site.visit('/demande', { cookie })).body).toMatchObject({ basket: { groups: [], gone: [0], ready: false } })
    expect(basketIn((await site.visit('/demande', { cookie, form: { _form: 'remove', line: '0' } })).headers)).toBe('demande=')
    expect((await site.visit('/demande', { cookie: 'demande=%5Bnonsense' })).body).toMatchObject({ basket: { groups: [], gone: [] } })
  })

  test('who else has what was refused, then, is a click away', async () => {
    const others = await makeMember(database.db)
    await makeListing(database.db, others.organisation, { stock: 60, title: 'Bancs d’école', publishedAt: new Date('2026-06-02T08:00:00Z') })
    const enough = await makeListing(database.db, others.organisation, { stock: 60, title: 'Chaises de la paroisse' })
    const { occasionId, loans } = await ask([line(chairs.id, 40)])
    await declineLoan(as(database.db, eybens.viewer), { loanId: loans[0]!.loanId, reason: 'Non' })
    const session = await site.cookieOf(borrower.person.id, borrower.organisation.id)
    const { body } = await site.visit(`/demandes/${occasionId}`, { cookie: session })
    expect(body).toMatchObject({
      occasion: { state: 'nothing' },
      elsewhere: [{ href: expect.stringContaining('quantite=40'), found: [{ id: enough.id, free: 60, href: `/annonces/${enough.id}?du=2027-06-12&au=2027-06-12&quantite=40` }, { title: 'Bancs d’école' }] }],
    })
  })
})
