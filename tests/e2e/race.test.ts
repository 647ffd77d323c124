import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { openDatabase, type OpenDatabase } from '~/platform/database.server'
import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'
import { addDays, parisInstant } from '~/platform/paris-time'

import { makeListing, makeLoan, makeMember } from '../factories'
import { api, apiToken } from '../support/http-session'

/**
 * 64 acceptances pressed at once on a stock of 5, through HTTP, 8 rounds; then the same with the database's guard
 * switched off, where it must go wrong: a check that cannot fail would prove nothing.
 */
const STOCK = 5
const REQUESTS = 64
const ROUNDS = 8

let database: OpenDatabase
let token: string
let lender: { id: string; communeInsee: string }
beforeAll(async () => {
  database = openDatabase(embeddedDatabaseUrl(inject('siteDataDir')), { poolSize: 4 })
  token = await apiToken('preteur@demo.test')
  const membership = await database.db.membership.findFirstOrThrow({ where: { person: { email: 'preteur@demo.test' } }, include: { organisation: true } })
  lender = membership.organisation
})
afterAll(async () => {
  await setGuard(true)
  await database.close()
})

/** The trigger and its second belt. The scratch database of this run is thrown away afterwards. */
async function setGuard(on: boolean): Promise<void> {
  await database.pool.query(`alter table loan_line ${on ? 'enable' : 'disable'} trigger loan_line_keep_promises`)
}

/** Requests for one annonce and one period, all accepted at once. */
async function round(n: number): Promise<{ answers: { status: number; code?: string; free?: number }[]; held: number }> {
  const { db } = database
  const listing = await makeListing(db, lender, { stock: STOCK, title: `Course ${n}` })
  const borrower = await makeMember(db)
  const startsAt = parisInstant(addDays(new Date().toISOString().slice(0, 10), 30))
  const endsAt = new Date(startsAt.getTime() + 48 * 3_600_000)
  const loans = []
  for (let i = 0; i < REQUESTS; i++) loans.push(await makeLoan(db, { listing, lenderId: lender.id, borrowerId: borrower.organisation.id, startsAt, endsAt, quantity: 1 }))
  const answers = await Promise.all(
    loans.map(async ({ id }) => {
      const { status, body } = await api(token, 'POST', `/loans/${id}/accept`, {})
      return { status, ...(body as { code?: string; free?: number }) }
    }),
  )
  const { _sum } = await db.loanLine.aggregate({ where: { listingId: listing.id, state: 'accepted' }, _sum: { quantityHeld: true } })
  return { answers, held: _sum.quantityHeld ?? 0 }
}

describe('64 acceptances at once on a stock of 5', () => {
  test(`exactly what fits is accepted, the rest are told what is free, ${ROUNDS} rounds`, async () => {
    for (let n = 1; n <= ROUNDS; n++) {
      const { answers, held } = await round(n)
      expect(held).toBe(STOCK)
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(STOCK)
      const refused = answers.filter((answer) => answer.status !== 200)
      expect(new Set(refused.map((answer) => `${answer.status} ${answer.code}`))).toEqual(new Set(['409 not_available']))
    }
  })

  test('with the guard of the database switched off it is oversold: the test above can fail', async () => {
    await setGuard(false)
    try {
      let worst = 0
      for (let n = 1; n <= 3 && worst <= STOCK; n++) worst = Math.max(worst, (await round(100 + n)).held)
      expect(worst).toBeGreaterThan(STOCK)
    } finally {
      await setGuard(true)
    }
  })
})
