import { describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import type { OpenDatabase } from '~/platform/database.server'

import { useDatabase } from '../../support/database'
import { as, makeBourse, refusalOf } from './support'

const guarded = useDatabase()
const scratch = useDatabase()

const STOCK = 5
const REQUESTS = 64

/** 64 requests of one each for the same day, accepted all at once: how many went through, and what the others heard. */
async function round({ db }: OpenDatabase) {
  const { lender, request } = await makeBourse(db, { stock: STOCK })
  const loans = await Promise.all(Array.from({ length: REQUESTS }, () => request(1)))
  const answers = await Promise.all(loans.map(({ loanId }) => refusalOf(acceptLoan(as(db, lender.viewer), { loanId }))))
  return { accepted: answers.filter((answer) => answer === null).length, refusals: answers.filter((answer) => answer !== null) }
}

describe('64 acceptances at once on a stock of 5', () => {
  test('exactly what fits is accepted, the rest hear that nothing is free; round after round', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const { accepted, refusals } = await round(guarded)
      expect(accepted).toBe(STOCK)
      expect(refusals.every((refusal) => refusal.code === 'not_available' && refusal.status === 409 && refusal.details.free === 0)).toBe(true)
    }
  }, 180_000)

  test('with the guard off in a scratch database the same check fails: it does guard something', async () => {
    await scratch.pool.query('alter table loan_line disable trigger loan_line_keep_promises')
    const { accepted } = await round(scratch)
    expect(accepted).toBeGreaterThan(STOCK)
  }, 120_000)
})
