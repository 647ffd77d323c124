import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'

import { freeWithin, type Hold, peakHeld } from '~/loans/capacity'
import { sqlState } from '~/platform/database.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const HOUR = 3_600_000
/** A round instant near the database's own clock, which decides what is late. */
const BASE = Math.floor(Date.now() / HOUR) * HOUR
const at = (hours: number) => new Date(BASE + hours * HOUR + 30 * 60_000)

const USABLE = 6
let listing: { id: number }
let loanIds: string[]

beforeAll(async () => {
  const { db } = database
  const lender = await makeMember(db)
  const borrower = await makeMember(db)
  listing = await makeListing(db, lender.organisation, { stock: USABLE })
  const loans = await Promise.all(Array.from({ length: 8 }, (_, n) => db.loan.create({
    data: { reference: `PROP0${n}`, purpose: 'x', lender: { connect: { id: lender.organisation.id } }, borrower: { connect: { id: borrower.organisation.id } }, occasion: { create: { purpose: 'x' } } },
  })))
  loanIds = loans.map((loan) => loan.id)
})

const holdArbitrary = fc.record({
  from: fc.integer({ min: -60, max: 60 }), length: fc.integer({ min: 1, max: 40 }), after: fc.integer({ min: 0, max: 6 }), quantity: fc.integer({ min: 1, max: 4 }),
  state: fc.constantFrom('accepted' as const, 'handed_over' as const),
})
type Sketch = typeof holdArbitrary extends fc.Arbitrary<infer T> ? T : never

const holdOf = ({ from, length, after, quantity, state }: Sketch): Hold => ({ state, quantity, heldFrom: at(from), endsAt: at(from + length), heldUntil: at(from + length + after) })

/** These holds and no others, straight into the table, with the guard off. */
async function write(holds: Hold[]) {
  await database.pool.query('truncate loan_line cascade')
  for (const [n, hold] of holds.entries()) await insert(hold, loanIds[n]!)
}

const insert = (hold: Hold, loanId: string) =>
  database.pool.query(
    `insert into loan_line (id, loan_id, listing_id, state, event_starts_at, event_ends_at, starts_at, ends_at, held_from, held_until, quantity_asked, quantity_accepted, quantity_out, quantity_held)
     values (gen_random_uuid(), $1, $2, $3::loan_state, $4, $5, $4, $5, $4, $6, $7, $7, case when $3 = 'handed_over' then $7::int else 0 end, $7)`,
    [loanId, listing.id, hold.state, hold.heldFrom, hold.endsAt, hold.heldUntil, hold.quantity],
  )

const guard = (state: 'enable' | 'disable') => database.pool.query(`alter table loan_line ${state} trigger loan_line_keep_promises`)

describe('the rule in TypeScript and the rule in SQL', () => {
  test('give the same peak for the same holds, late ones included', async () => {
    await guard('disable')
    await fc.assert(
      fc.asyncProperty(fc.array(holdArbitrary, { maxLength: 6 }), fc.integer({ min: -70, max: 70 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: -30, max: 30 }), async (sketches, from, length, seen) => {
        const holds = sketches.map(holdOf)
        await write(holds)
        const { rows } = await database.pool.query<{ peak: number }>('select peak_held($1, $2, $3, $4) as peak', [listing.id, at(from), at(from + length), at(seen)])
        expect(rows[0]!.peak).toBe(peakHeld(holds, { startsAt: at(from), endsAt: at(from + length) }, at(seen)))
      }),
      { numRuns: 120 },
    )
    await guard('enable')
  })

  test('accept and refuse the same promises', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(holdArbitrary, { maxLength: 5 }), holdArbitrary, async (sketches, wished) => {
        const holds = sketches.map(holdOf)
        const wish = { ...holdOf(wished), state: 'accepted' as const }
        await guard('disable')
        await write(holds)
        await guard('enable')
        const fits = freeWithin(USABLE, holds, { startsAt: wish.heldFrom, endsAt: wish.heldUntil }, new Date()) >= wish.quantity
        const refusal = await insert(wish, loanIds[7]!).then(() => null, (error: unknown) => sqlState(error)?.code)
        expect(refusal).toBe(fits ? null : 'BR001')
      }),
      { numRuns: 80 },
    )
  })
})
