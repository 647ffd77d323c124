import { expect, test } from 'vitest'

import { brokenInvariants } from '~/loans/loan-invariants'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { wholeDays } from '~/loans/loan-period'
import { occasionPage } from '~/loans/occasion-page.server'
import { requestOccasion } from '~/loans/request-loan.server'
import type { RecordedEvent } from '~/notifications/mail-plan'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, kindsOf, loanOf, refusalOf } from './support'

const database = useDatabase()
const DAY = wholeDays('2027-06-12', '2027-06-13')

/** A barnum asked of several lenders, of whom one is enough; of the first, chairs are asked too. */
async function ask(lenders: number, quantity = 1) {
  const { db } = database
  const borrower = await makeMember(db)
  const asked = []
  for (let i = 0; i < lenders; i++) {
    const lender = await makeMember(db)
    asked.push({ lender, barnum: await makeListing(db, lender.organisation, { title: 'Barnum', category: 'mobilier.barnums', stock: quantity }) })
  }
  const chairs = await makeListing(db, asked[0]!.lender.organisation, { stock: 50 })
  const { occasionId, loans } = await requestOccasion(as(db, borrower.viewer), {
    borrowerId: borrower.organisation.id, purpose: 'Fête', message: '',
    lines: [...asked.map(({ barnum }) => ({ listingId: barnum.id, quantity, choice: 1, ...DAY })), { listingId: chairs.id, quantity: 40, ...DAY }],
  })
  const lineOf = async (loanId: string, listingId: number) => (await loanOf(db, loanId)).lines.find((line) => line.listingId === listingId)!
  return { borrower, occasionId, chairs, asked: asked.map((each, i) => ({ ...each, loanId: loans[i]!.loanId })), lineOf }
}

test('the first yes releases the others, in the same moment: who was asked for nothing else has nothing left to answer', async () => {
  const { db } = database
  const { asked, borrower, occasionId, chairs, lineOf } = await ask(3)
  const [first, second, third] = asked as [(typeof asked)[number], (typeof asked)[number], (typeof asked)[number]]
  expect((await loanPage(as(db, second.lender.viewer), second.loanId)).lines).toMatchObject([{ firstYes: true }])
  await acceptLoan(as(db, second.lender.viewer), { loanId: second.loanId })

  expect(await loanOf(db, third.loanId)).toMatchObject({ state: 'cancelled', expiresAt: null, remindAt: null })
  expect(await kindsOf(db, third.loanId)).toEqual(['loan.requested', 'loan.released'])
  // The first still has chairs to answer for.
  expect(await loanOf(db, first.loanId)).toMatchObject({ state: 'pending' })
  expect(await lineOf(first.loanId, first.barnum.id)).toMatchObject({ state: 'cancelled' })
  await acceptLoan(as(db, first.lender.viewer), { loanId: first.loanId })
  expect(await lineOf(first.loanId, first.barnum.id)).toMatchObject({ state: 'cancelled', quantityHeld: 0 })
  expect(await lineOf(first.loanId, chairs.id)).toMatchObject({ state: 'accepted', quantityHeld: 40 })
  expect(await refusalOf(acceptLoan(as(db, third.lender.viewer), { loanId: third.loanId }))).toMatchObject({ code: 'wrong_state', status: 409 })

  const told = await db.event.findFirstOrThrow({ where: { kind: 'loan.released', subjectId: first.loanId } })
  const mails = await loanMails({ db }, told as RecordedEvent)
  expect(mails.map(({ to }) => to)).toContain(first.lender.person.email)
  expect(mails[0]!.subject).toContain('Barnum')
  expect(mails[0]!.subject).not.toContain('Chaises')
  const page = await occasionPage(as(db, borrower.viewer), occasionId)
  expect(page).toMatchObject({ state: 'whole', lacking: [] })
  expect(page.loans.flatMap(({ lines }) => lines.map(({ choice }) => choice)).sort()).toEqual([null, null, 'settled', 'settled'])

  // The one who said yes takes it back: the barnum is lacking again, once.
  await cancelLoan(as(db, second.lender.viewer), { loanId: second.loanId })
  expect(await occasionPage(as(db, borrower.viewer), occasionId)).toMatchObject({ state: 'part', lacking: [{ quantity: 1 }] })
})

test('a yes to a part keeps the others waiting', async () => {
  const { db } = database
  const { asked, lineOf } = await ask(2, 4)
  const [first, second] = asked as [(typeof asked)[number], (typeof asked)[number]]
  const line = await lineOf(second.loanId, second.barnum.id)
  await acceptLoan(as(db, second.lender.viewer), { loanId: second.loanId, quantities: { [line.id]: 3 } })
  expect(await lineOf(first.loanId, first.barnum.id)).toMatchObject({ state: 'pending' })
})

test('of lenders who say yes at once, exactly one has promised and the others are told', async () => {
  const { db } = database
  for (let round = 0; round < 10; round++) {
    const { asked } = await ask(5)
    const answers = await Promise.all(asked.map(({ lender, loanId }) => refusalOf(acceptLoan(as(db, lender.viewer), { loanId }))))
    const lines = await db.loanLine.findMany({ where: { listingId: { in: asked.map(({ barnum }) => barnum.id) } } })
    expect(lines.filter(({ state }) => state === 'accepted')).toHaveLength(1)
    expect(lines.filter(({ state }) => state === 'cancelled')).toHaveLength(4)
    // Who was also asked for chairs may accept those either way.
    expect(answers.filter((answer) => answer === null).length).toBeGreaterThan(0)
    for (const refusal of answers) if (refusal) expect(refusal).toMatchObject({ code: 'wrong_state', status: 409 })
    expect(await db.event.count({ where: { kind: 'loan.released', subjectId: { in: asked.map(({ loanId }) => loanId) } } })).toBe(4)
  }
  expect(await brokenInvariants({ query: async (sql) => ({ rows: await db.$queryRawUnsafe<{ what: string }[]>(sql) }) })).toEqual([])
}, 60_000)

test('one for another means the same dates, of different lenders', async () => {
  const { db } = database
  const [borrower, lender] = [await makeMember(db), await makeMember(db)]
  const [one, other] = [await makeListing(db, lender.organisation), await makeListing(db, (await makeMember(db)).organisation)]
  const send = (lines: { listingId: number; first: string }[]) =>
    refusalOf(requestOccasion(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Fête', message: '', lines: lines.map(({ listingId, first }) => ({ listingId, quantity: 1, choice: 2, ...wholeDays(first, first) })) }))
  expect(await send([{ listingId: one.id, first: '2027-06-12' }, { listingId: other.id, first: '2027-06-13' }])).toMatchObject({ code: 'mixed_choice', field: 'lines.0.choice' })
  expect(await send([{ listingId: one.id, first: '2027-06-12' }, { listingId: (await makeListing(db, lender.organisation)).id, first: '2027-06-12' }])).toMatchObject({ code: 'mixed_choice' })
  expect(await send([{ listingId: one.id, first: '2027-06-12' }, { listingId: other.id, first: '2027-06-12' }])).toBeNull()
})
