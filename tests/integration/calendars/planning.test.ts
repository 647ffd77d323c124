import { beforeEach, describe, expect, test } from 'vitest'

import { planningPage } from '~/calendars/planning-page.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { requestOccasion } from '~/loans/request-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { wholeDays } from '~/loans/loan-period'

import { makeListing } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, loanOf, makeBourse, NOW, refusalOf } from '../loans/support'

const database = useDatabase()
let bourse: Awaited<ReturnType<typeof makeBourse>>
beforeEach(async () => {
  bourse = await makeBourse(database.db, { title: 'Chaises', pickupSlots: [{ day: 5, from: '17:00', to: '19:00' }] })
})
const lender = (now = NOW) => as(database.db, bourse.lender.viewer, now)
const borrower = (now = NOW) => as(database.db, bourse.borrower.viewer, now)

/** What happens in this week, day by day: [day, end, things, late or done]. */
const planned = async (context: ReturnType<typeof as>, week: string | null = '2027-W23') =>
  (await planningPage(context, week)).days.flatMap(({ day, entries }) => entries.map(({ end, things, late, done }) => [day, end, things.map(({ title, quantity }) => `${quantity} ${title}`).join(), ...(late ? ['late'] : []), ...(done ? ['done'] : [])]))

describe('the planning of a week', () => {
  test('says to both sides what goes out and comes back, when, with whom and where', async () => {
    await bourse.accepted(4)
    await bourse.request(2)
    const expected = [['2027-06-11', 'retrait', '4 Chaises'], ['2027-06-12', 'retour', '4 Chaises']]
    expect([await planned(lender()), await planned(borrower())]).toEqual([expected, expected])
    const [entry] = (await planningPage(lender(), '2027-06-10')).days[4]!.entries
    expect(entry).toMatchObject({ side: 'lender', partner: bourse.borrower.organisation.name, hours: { startsAt: at('2027-06-11', '17:00'), endsAt: at('2027-06-11', '19:00') }, places: [expect.stringMatching(/^Local, Commune/)] })
    expect((await planningPage(borrower(), '2027-W23')).days[4]!.entries[0]).toMatchObject({ side: 'borrower', partner: bourse.lender.organisation.name })
    expect(await planned(lender(), '2027-W22')).toEqual([])
    expect(await planned(lender(), '2027-W24')).toEqual([])
  })

  test('is that of today where nothing is asked, and knows its neighbours over New Year', async () => {
    expect(await planningPage(lender(), null)).toMatchObject({ number: 22, current: true, previous: '2027-W21', next: '2027-W23' })
    expect(await planningPage(lender(), '2027-W52')).toMatchObject({ current: false, previous: '2027-W51', next: '2028-W01', from: at('2027-12-27'), until: at('2028-01-03') })
  })

  test('puts what one loan takes at one hour together, the earliest first', async () => {
    const { db } = database
    const tables = await makeListing(db, bourse.lender.organisation, { title: 'Tables', pickupSlots: [{ day: 5, from: '17:00', to: '19:00' }] })
    const sono = await makeListing(db, bourse.lender.organisation, { title: 'Sono', pickupSlots: [{ day: 5, from: '08:00', to: '09:00' }] })
    const line = (listingId: number) => ({ listingId, quantity: 1, ...wholeDays('2027-06-12', '2027-06-12') })
    const { loans } = await requestOccasion(borrower(), { borrowerId: bourse.borrower.organisation.id, lines: [line(bourse.annonce.id), line(tables.id), line(sono.id)], purpose: 'Fête', message: '' })
    await acceptLoan(lender(), { loanId: loans[0]!.loanId })
    const together = (await planned(lender())).map(([day, end, things]) => [day, end, (things as string).split(',').sort().join()])
    expect(together).toEqual([['2027-06-11', 'retrait', '1 Sono'], ['2027-06-11', 'retrait', '1 Chaises,1 Tables'], ['2027-06-12', 'retour', '1 Chaises,1 Sono,1 Tables']])
  })

  test('leaves out what was cancelled, marks what is done and what is late', async () => {
    const { db } = database
    await cancelLoan(borrower(), { loanId: await bourse.accepted(1) })
    expect(await planned(lender())).toEqual([])
    const loanId = await bourse.accepted(4)
    const [friday, sunday] = [at('2027-06-11', '18:00'), at('2027-06-13', '10:00')]
    expect(await planned(lender(at('2027-06-12', '10:00')))).toEqual([['2027-06-11', 'retrait', '4 Chaises', 'late'], ['2027-06-12', 'retour', '4 Chaises']])
    await handOverLoan(lender(friday), { loanId })
    expect(await planned(lender(sunday))).toEqual([['2027-06-11', 'retrait', '4 Chaises', 'done'], ['2027-06-12', 'retour', '4 Chaises', 'late']])
    await returnLoan(lender(sunday), { loanId, lines: Object.fromEntries((await loanOf(db, loanId)).lines.map(({ id }) => [id, { back: 4, lost: 0 }])) })
    await db.loan.update({ where: { id: loanId }, data: { updatedAt: sunday } })
    expect(await planned(lender(sunday))).toEqual([['2027-06-11', 'retrait', '4 Chaises', 'done'], ['2027-06-12', 'retour', '4 Chaises', 'done']])
  })

  test('is for who acts for an association', async () => {
    expect(await refusalOf(planningPage(as(database.db, { ...bourse.lender.viewer, actingFor: null, memberships: [] }), null))).toMatchObject({ code: 'no_association', status: 403 })
  })
})
