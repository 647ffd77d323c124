import { describe, expect, test } from 'vitest'

import { freeWithin, type Hold, heldUntilSeen, peakHeld, type RankedHold, uncoveredLoans } from '~/loans/capacity'
import { availabilityByDay } from '~/loans/daily-availability'
import { FOREVER, wholeDays } from '~/loans/loan-period'
import { parisInstant } from '~/platform/paris-time'

const now = parisInstant('2027-06-01', '12:00')
const hold = (first: string, last: string, quantity: number, state: Hold['state'] = 'accepted'): Hold => {
  const { startsAt, endsAt } = wholeDays(first, last)
  return { state, endsAt, heldFrom: startsAt, heldUntil: endsAt, quantity }
}

describe('the peak of what is held', () => {
  test('is the most at one instant, not the sum over the window', () => {
    const holds = [hold('2027-06-10', '2027-06-11', 4), hold('2027-06-12', '2027-06-13', 5), hold('2027-06-13', '2027-06-14', 2)]
    expect(peakHeld(holds, wholeDays('2027-06-10', '2027-06-14'), now)).toBe(7)
    expect(peakHeld(holds, wholeDays('2027-06-10', '2027-06-12'), now)).toBe(5)
    expect(freeWithin(10, holds, wholeDays('2027-06-13', '2027-06-13'), now)).toBe(3)
  })

  test('what comes back at midnight is free from midnight', () => {
    expect(peakHeld([hold('2027-06-10', '2027-06-11', 4)], wholeDays('2027-06-12', '2027-06-12'), now)).toBe(0)
  })

  test('a thing that is late is taken until a day from now', () => {
    const late = hold('2027-05-20', '2027-05-30', 1, 'handed_over')
    expect(heldUntilSeen(late, now)).toEqual(parisInstant('2027-06-02', '12:00'))
    expect(peakHeld([late], wholeDays('2027-06-02', '2027-06-02'), now)).toBe(1)
    expect(peakHeld([late], wholeDays('2027-06-03', '2027-06-03'), now)).toBe(0)
  })

  test('a promise that nobody fetched holds nothing after its end', () => {
    expect(peakHeld([hold('2027-05-20', '2027-05-30', 1)], wholeDays('2027-06-01', '2027-06-01'), now)).toBe(0)
  })
})

describe('promises that a fact leaves uncovered', () => {
  const ranked = (loanId: string, promised: number, base: Hold): RankedHold => ({ ...base, loanId, promisedAt: new Date(2027, 0, promised) })

  test('are the latest ones', () => {
    const holds = [ranked('late', 3, hold('2027-06-10', '2027-06-12', 4)), ranked('early', 1, hold('2027-06-11', '2027-06-13', 4))]
    expect(uncoveredLoans(8, holds, now)).toEqual(new Map())
    expect(uncoveredLoans(6, holds, now)).toEqual(new Map([['late', 2]]))
  })

  test('what is already out counts before every promise', () => {
    const out = ranked('out', 9, hold('2027-05-20', '2027-06-12', 4, 'handed_over'))
    expect(uncoveredLoans(5, [ranked('first', 1, hold('2027-06-10', '2027-06-12', 4)), out], now)).toEqual(new Map([['first', 3]]))
  })

  test('an uncovered promise keeps what remains of it before any later one', () => {
    const holds = [ranked('a', 1, hold('2027-06-10', '2027-06-12', 3)), ranked('b', 2, hold('2027-06-10', '2027-06-12', 4)), ranked('c', 3, hold('2027-06-10', '2027-06-12', 2))]
    expect(uncoveredLoans(5, holds, now)).toEqual(new Map([['b', 2], ['c', 2]]))
    expect(uncoveredLoans(8, holds, now)).toEqual(new Map([['c', 1]]))
  })

  test('of which nothing remains leave the stock to a later one that still fits', () => {
    const holds = [ranked('a', 1, hold('2027-06-10', '2027-06-14', 3)), ranked('b', 2, hold('2027-06-10', '2027-06-12', 4)), ranked('c', 3, hold('2027-06-13', '2027-06-14', 1))]
    expect(uncoveredLoans(3, holds, now)).toEqual(new Map([['b', 4], ['c', 1]]))
    expect(uncoveredLoans(4, holds, now)).toEqual(new Map([['b', 3]]))
  })
})

describe('the days of the frise', () => {
  const states = (days: { state: string; free: number }[]) => days.map(({ state, free }) => `${state} ${free}`)

  test('equipment: free, partly free, taken, closed', () => {
    const capacity = { nature: 'pret' as const, usable: 10, holds: [hold('2027-06-11', '2027-06-12', 4), hold('2027-06-12', '2027-06-12', 6)], closures: [wholeDays('2027-06-13', '2027-06-13')] }
    expect(states(availabilityByDay(capacity, '2027-06-10', 4, now))).toEqual(['free 10', 'partial 6', 'taken 0', 'closed 0'])
  })

  test('a room taken for the evening is partly free that day', () => {
    const evening: Hold = { state: 'accepted', quantity: 1, endsAt: parisInstant('2027-06-10', '22:00'), heldFrom: parisInstant('2027-06-10', '18:00'), heldUntil: parisInstant('2027-06-10', '22:00') }
    const room = { nature: 'salle' as const, usable: 1, holds: [evening], closures: [] }
    expect(states(availabilityByDay(room, '2027-06-10', 2, now))).toEqual(['partial 1', 'free 1'])
    expect(states(availabilityByDay({ ...room, holds: [hold('2027-06-10', '2027-06-10', 1)] }, '2027-06-10', 1, now))).toEqual(['taken 0'])
  })

  test('a don promised for later is no longer there today', () => {
    const promised = { ...hold('2027-06-20', '2027-06-20', 3), heldUntil: FOREVER }
    expect(states(availabilityByDay({ nature: 'don', usable: 5, holds: [promised], closures: [] }, '2027-06-10', 1, now))).toEqual(['partial 2'])
  })
})
