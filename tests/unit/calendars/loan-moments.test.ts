import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type MomentLine, momentsOf } from '~/calendars/loan-moments'
import { loanPeriod, wholeDays } from '~/loans/loan-period'
import { addDays, parisInstant, parisMoment, weekdayOf } from '~/platform/paris-time'
import type { Nature } from 'prisma/generated/client'

const NO_SLOTS = { pickupSlots: [], returnSlots: [], bufferBefore: 0, bufferAfter: 0 }

function lineOf(event: { startsAt: Date; endsAt: Date }, terms: Partial<MomentLine['listing']> = {}, overrides: Partial<MomentLine> = {}): MomentLine {
  const listing = { nature: 'pret' as Nature, ...NO_SLOTS, ...terms }
  const { startsAt, endsAt } = loanPeriod(event, listing)
  return { state: 'accepted', eventStartsAt: event.startsAt, eventEndsAt: event.endsAt, startsAt, endsAt, listing, handedOverAt: null, backAt: null, ...overrides }
}
const told = (line: MomentLine) => momentsOf(line).map(({ end, day, hours }) => [end, day, hours && [hours.startsAt, hours.endsAt].flatMap((instant) => (instant ? parisMoment(instant).time : []))])

describe('when a loan goes out and comes back', () => {
  test('by the day where nothing but the day is agreed', () => {
    expect(told(lineOf(wholeDays('2027-06-12', '2027-06-14')))).toEqual([['retrait', '2027-06-12', null], ['retour', '2027-06-14', null]])
  })

  test('in the slot of the lender, on its own day', () => {
    const slots = { pickupSlots: [{ day: 5, from: '17:00', to: '19:00' }], returnSlots: [{ day: 1, from: '09:00', to: '10:30' }] }
    expect(told(lineOf(wholeDays('2027-06-12', '2027-06-13'), slots))).toEqual([['retrait', '2027-06-11', ['17:00', '19:00']], ['retour', '2027-06-14', ['09:00', '10:30']]])
  })

  test('by the day again where the lender has other days since', () => {
    const line = lineOf(wholeDays('2027-06-12', '2027-06-13'))
    expect(told({ ...line, listing: { ...line.listing, pickupSlots: [{ day: 3, from: '17:00', to: '19:00' }], returnSlots: [{ day: 3, from: '17:00', to: '19:00' }] } })).toEqual([
      ['retrait', '2027-06-12', null], ['retour', '2027-06-13', null],
    ])
  })

  test('at its hours where hours count, over midnight and over New Year', () => {
    const party = { startsAt: parisInstant('2027-12-31', '19:00'), endsAt: parisInstant('2028-01-01', '02:00') }
    expect(told(lineOf(party, { nature: 'salle' }))).toEqual([['retrait', '2027-12-31', ['19:00']], ['retour', '2028-01-01', ['02:00']]])
  })

  test('a don is fetched and does not come back', () => {
    expect(told(lineOf(wholeDays('2028-02-29', '2028-02-29'), { nature: 'don' }))).toEqual([['retrait', '2028-02-29', null]])
  })

  test('in a slot within the hour that the clocks skip, at its end', () => {
    const slots = { pickupSlots: [{ day: 7, from: '02:00', to: '03:00' }] }
    expect(told(lineOf(wholeDays('2027-03-28', '2027-03-28'), slots))[0]).toEqual(['retrait', '2027-03-28', ['03:00']])
  })

  test('is cancelled with its loan, or where it was done on an earlier day', () => {
    const cancelled = (overrides: Partial<MomentLine>) => momentsOf(lineOf(wholeDays('2027-06-12', '2027-06-14'), {}, overrides)).map((moment) => moment.cancelled)
    expect(cancelled({})).toEqual([false, false])
    expect(cancelled({ state: 'cancelled' })).toEqual([true, true])
    expect(cancelled({ state: 'handed_over', handedOverAt: parisInstant('2027-06-12', '08:00') })).toEqual([false, false])
    expect(cancelled({ state: 'handed_over', handedOverAt: parisInstant('2027-06-11', '23:59') })).toEqual([true, false])
    expect(cancelled({ state: 'returned', handedOverAt: parisInstant('2027-06-12', '08:00'), backAt: parisInstant('2027-06-13', '10:00') })).toEqual([false, true])
  })

  test('the retrait is never after the event begins, nor the retour before it ends, and both are days of the lender', () => {
    const slot = fc.record({ day: fc.integer({ min: 1, max: 7 }), from: fc.constant('17:00'), to: fc.constant('19:00') })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 20 }), fc.array(slot, { maxLength: 3 }), fc.array(slot, { maxLength: 3 }), (offset, length, pickupSlots, returnSlots) => {
        const first = addDays('2027-01-01', offset)
        const last = addDays(first, length)
        const [retrait, retour] = momentsOf(lineOf(wholeDays(first, last), { pickupSlots, returnSlots }))
        expect(retrait!.day <= first && retour!.day >= last).toBe(true)
        if (pickupSlots.length > 0) expect(pickupSlots.map(({ day }) => day)).toContain(weekdayOf(retrait!.day))
        if (returnSlots.length > 0) expect(returnSlots.map(({ day }) => day)).toContain(weekdayOf(retour!.day))
        expect([retrait!.hours === null, retour!.hours === null]).toEqual([pickupSlots.length === 0, returnSlots.length === 0])
      }),
    )
  })
})
