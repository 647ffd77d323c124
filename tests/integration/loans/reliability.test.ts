import { describe, expect, test } from 'vitest'

import { loanById } from '~/api/loan-resource.server'
import { agreeOutcome } from '~/disputes/agree-outcome.server'
import { openDispute } from '~/disputes/open-dispute.server'
import { proposeOutcome } from '~/disputes/propose-outcome.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { amendReturn } from '~/loans/amend-return.server'
import { borrowerReliability } from '~/loans/borrower-reliability.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanPage } from '~/loans/loan-page.server'
import { returnLoan } from '~/loans/return-loan.server'

import { makePerson, viewerOf } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, loanOf, makeBourse } from './support'

const database = useDatabase()
type Bourse = Awaited<ReturnType<typeof makeBourse>>

/** A loan of one day of June that came back on this day and hour. */
async function lent({ lender, accepted }: Bourse, day: string, back: [string, string]): Promise<string> {
  const { db } = database
  const loanId = await accepted(2, `2027-06-${day}`)
  await handOverLoan(as(db, lender.viewer, at(`2027-06-${day}`, '09:00')), { loanId })
  await returnLoan(as(db, lender.viewer, at(...back)), { loanId })
  return loanId
}

describe('what a lender is told of who asks', () => {
  test('are facts about her last loans, from the third on: in time, complete', async () => {
    const { db } = database
    const bourse = await makeBourse(db)
    const { lender, borrower, request } = bourse
    const now = at('2027-06-25', '09:00')
    const { loanId } = await request(1, '2027-07-10', '2027-07-10', now)
    const shown = async (viewer = lender.viewer) => (await loanPage(as(db, viewer, now), loanId)).reliability
    await lent(bourse, '10', ['2027-06-11', '10:00'])
    const late = await lent(bourse, '12', ['2027-06-15', '10:00'])
    expect(await shown()).toBeNull()
    const third = await lent(bourse, '18', ['2027-06-18', '18:00'])
    expect(await shown()).toEqual({ loans: 3, onTime: 2, complete: 3 })

    // The lender finds one missing after all; then the two agree that nothing is owed.
    const [line] = (await loanOf(db, third)).lines
    await amendReturn(as(db, lender.viewer, now), { loanId: third, lines: { [line!.id]: { lost: 1 } } })
    expect(await shown()).toEqual({ loans: 3, onTime: 2, complete: 2 })
    const { disputeId } = await openDispute(as(db, lender.viewer, now), { loanId: third, lines: { [line!.id]: { kind: 'loss', quantity: 1, cents: 1_000 } }, words: 'Une manque.' })
    expect(await shown()).toMatchObject({ complete: 2 })
    await proposeOutcome(as(db, lender.viewer, now), { loanId: third, disputeId, insteadOf: null, outcome: 'nothing', cents: null, words: '' })
    const { id } = await db.disputeProposal.findFirstOrThrow({ where: { disputeId } })
    await agreeOutcome(as(db, borrower.viewer, now), { loanId: third, disputeId, proposalId: id })
    expect(await shown()).toMatchObject({ complete: 3 })

    // What is older than two years, or not back, counts no more.
    await db.loan.update({ where: { id: late }, data: { returnedAt: at('2025-06-24') } })
    expect(await shown()).toBeNull()
  })

  test('are for the members of the lender alone, while the request waits for them', async () => {
    const { db } = database
    const bourse = await makeBourse(db)
    const { lender, borrower, request } = bourse
    for (const day of ['10', '12', '14']) await lent(bourse, day, [`2027-06-${day}`, '18:00'])
    const now = at('2027-06-25', '09:00')
    const { loanId } = await request(1, '2027-07-10', '2027-07-10', now)
    const coordinator = viewerOf(await makePerson(db), [], { wholeTerritory: true, communes: [] })
    const shown = async (viewer: typeof coordinator) => (await loanPage(as(db, viewer, now), loanId)).reliability
    expect(await shown(lender.viewer)).toEqual({ loans: 3, onTime: 3, complete: 3 })
    expect(await shown(borrower.viewer)).toBeNull()
    expect(await shown(coordinator)).toBeNull()
    expect(JSON.stringify(await loanById(as(db, lender.viewer, now), loanId))).not.toMatch(/reliab|onTime/i)
    await acceptLoan(as(db, lender.viewer, now), { loanId })
    expect(await shown(lender.viewer)).toBeNull()
  })

  test('are read from her fifty newest loans, whatever her history', async () => {
    const { db } = database
    const bourse = await makeBourse(db)
    const { lender, borrower } = bourse
    const loanId = await lent(bourse, '10', ['2027-06-10', '18:00'])
    const { id: _, reference: __, ...row } = await db.loan.findUniqueOrThrow({ where: { id: loanId } })
    const { id: ___, loanId: ____, ...line } = (await loanOf(db, loanId)).lines[0]!
    for (let n = 0; n < 55; n++) {
      const returnedAt = new Date(at('2027-05-01').getTime() - n * 3_600_000)
      await db.loan.create({ data: { ...row, reference: `R${n}`, returnedAt, lines: { create: line } } })
    }
    expect(await borrowerReliability(db, borrower.organisation.id, at('2027-06-25'))).toEqual({ loans: 50, onTime: 50, complete: 50 })
    expect(await borrowerReliability(db, lender.organisation.id, at('2027-06-25'))).toBeNull()
  })
})
