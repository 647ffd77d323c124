import fc from 'fast-check'
import { expect, test } from 'vitest'

import { brokenInvariants } from '~/loans/loan-invariants'
import { LOAN_STATES } from '~/loans/loan-states'

import { useDatabase } from '../../support/database'
import { checkInvariants, EVERY_STATE, nothingMet, openWorld, perform, STEP } from './moves'

const database = useDatabase()
/** `npm run test:model` asks for 10,000. */
const RUNS = Number(process.env.MODEL_RUNS ?? 300)
const CLIENTS = 8

test('whatever two sides and the clock do, in whatever order: nothing is over-promised in silence, and every loan is in a legal state', async () => {
  const { db, pool } = database
  const met = nothingMet()
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 6, maxLength: 16 }), async (steps) => {
      const world = await openWorld(db)
      for (const move of steps) {
        await perform(world, move)
        await checkInvariants(world, met)
      }
    }),
    { numRuns: RUNS, endOnFailure: true, examples: [[EVERY_STATE]] },
  )
  expect(met.states).toEqual(new Set(LOAN_STATES))
  for (const count of [met.refusedAlone, met.parts, met.waited, met.giftParts, met.allGiven]) expect(count).toBeGreaterThan(0)
  for (const kind of ['loan.replanned', 'loan.to_resolve', 'loan.came_free', 'loan.report_confirmed', 'loan.all_given', 'loan.done', 'series.accepted', 'series.stopped']) expect(await db.event.count({ where: { kind } }), kind).toBeGreaterThan(0)
  expect(await brokenInvariants(pool)).toEqual([])
}, RUNS * 2_000 + 60_000)

test('the same with eight clients at once', async () => {
  const { db } = database
  const met = nothingMet()
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4 * CLIENTS, maxLength: 6 * CLIENTS }), async (steps) => {
      const world = await openWorld(db)
      const people = steps.filter(({ do: what }) => what !== 'wait')
      for (let from = 0; from < people.length; from += CLIENTS) {
        // Two who press at once get one success and one clear answer: a deadlock or a defect would be thrown here.
        await Promise.all(people.slice(from, from + CLIENTS).map((move) => perform(world, move)))
        await checkInvariants(world, met, true)
      }
    }),
    { numRuns: Math.ceil(RUNS / 10), endOnFailure: true },
  )
  expect(met.states.size).toBeGreaterThan(4)
}, RUNS * 1_000 + 60_000)
