import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { FOREVER, loanPeriod, type LoanTerms, wholeDays } from '~/loans/loan-period'
import { addDays, isoInParis, parisInstant } from '~/platform/paris-time'

const terms = (overrides: Partial<LoanTerms> = {}): LoanTerms => ({ nature: 'pret', pickupSlots: [], returnSlots: [], bufferBefore: 0, bufferAfter: 0, ...overrides })
const slot = (day: number, from: string, to: string) => ({ day, from, to })
const said = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => [isoInParis(startsAt), isoInParis(endsAt)]
const hours = (from: string, to: string) => ({ startsAt: parisInstant(from.slice(0, 10), from.slice(11)), endsAt: parisInstant(to.slice(0, 10), to.slice(11)) })

describe('equipment is lent by whole days', () => {
  test('without slots the loan takes the days of the event', () => {
    const period = loanPeriod(wholeDays('2027-06-12', '2027-06-14'), terms())
    expect(said(period)).toEqual(['2027-06-12T00:00:00+02:00', '2027-06-15T00:00:00+02:00'])
    expect([period.pickup, period.return]).toEqual([{ day: '2027-06-12' }, { day: '2027-06-14' }])
  })

  test('an event of some hours takes its whole days', () => {
    expect(said(loanPeriod(hours('2027-06-12 14:00', '2027-06-13 00:00'), terms()))).toEqual(['2027-06-12T00:00:00+02:00', '2027-06-13T00:00:00+02:00'])
  })

  test('with a retrait on Thursdays and a retour on Tuesdays, a weekend is lent from Thursday to Tuesday', () => {
    const period = loanPeriod(wholeDays('2027-06-12', '2027-06-13'), terms({ pickupSlots: [slot(4, '17:00', '19:00')], returnSlots: [slot(2, '18:00', '20:00')] }))
    expect(said(period)).toEqual(['2027-06-10T00:00:00+02:00', '2027-06-16T00:00:00+02:00'])
    expect(period.pickup).toEqual({ day: '2027-06-10', from: '17:00', to: '19:00' })
    expect(period.return).toEqual({ day: '2027-06-15', from: '18:00', to: '20:00' })
  })

  test('the retrait is the day itself where it is open', () => {
    expect(loanPeriod(wholeDays('2027-06-12', '2027-06-12'), terms({ pickupSlots: [slot(6, '09:00', '10:00')] })).pickup?.day).toBe('2027-06-12')
  })

  test('the night to summer time makes a day of 23 hours, the night to winter time one of 25', () => {
    const length = (day: string) => {
      const { startsAt, endsAt } = loanPeriod(wholeDays(day, day), terms())
      return (endsAt.getTime() - startsAt.getTime()) / 3_600_000
    }
    expect([length('2027-03-28'), length('2027-10-31')]).toEqual([23, 25])
  })

  test('a retrait before the night that changes the clocks begins at midnight of its own time', () => {
    const period = loanPeriod(wholeDays('2027-03-28', '2027-03-28'), terms({ pickupSlots: [slot(5, '17:00', '18:00')], returnSlots: [slot(1, '17:00', '18:00')] }))
    expect(said(period)).toEqual(['2027-03-26T00:00:00+01:00', '2027-03-30T00:00:00+02:00'])
  })

  test('a loan runs over New Year', () => {
    const period = loanPeriod(wholeDays('2027-12-31', '2028-01-01'), terms({ pickupSlots: [slot(3, '09:00', '10:00')], returnSlots: [slot(1, '09:00', '10:00')] }))
    expect(said(period)).toEqual(['2027-12-29T00:00:00+01:00', '2028-01-04T00:00:00+01:00'])
  })

  test('a loan takes the 29th of February', () => {
    const period = loanPeriod(wholeDays('2028-02-28', '2028-02-28'), terms({ returnSlots: [slot(2, '09:00', '10:00')] }))
    expect(period.return?.day).toBe('2028-02-29')
    expect(isoInParis(period.endsAt)).toBe('2028-03-01T00:00:00+01:00')
  })

  test('buffers widen what is held, not what is said', () => {
    const period = loanPeriod(wholeDays('2027-06-12', '2027-06-12'), terms({ bufferBefore: 90, bufferAfter: 24 * 60 }))
    expect(isoInParis(period.heldFrom)).toBe('2027-06-11T22:30:00+02:00')
    expect(isoInParis(period.heldUntil)).toBe('2027-06-14T00:00:00+02:00')
    expect(said(period)).toEqual(['2027-06-12T00:00:00+02:00', '2027-06-13T00:00:00+02:00'])
  })
})

describe('rooms, vehicles and skills are lent by minutes', () => {
  const room = (overrides: Partial<LoanTerms> = {}) => terms({ nature: 'salle', ...overrides })

  test('without slots the loan is the event', () => {
    const period = loanPeriod(hours('2027-06-12 18:30', '2027-06-12 22:00'), room())
    expect(said(period)).toEqual(['2027-06-12T18:30:00+02:00', '2027-06-12T22:00:00+02:00'])
    expect([period.pickup, period.return]).toEqual([null, null])
  })

  test('an event that begins and ends inside slots keeps its hours', () => {
    const period = loanPeriod(hours('2027-06-12 09:00', '2027-06-12 19:00'), room({ pickupSlots: [slot(6, '08:00', '09:00')], returnSlots: [slot(6, '19:00', '20:00')] }))
    expect(said(period)).toEqual(['2027-06-12T09:00:00+02:00', '2027-06-12T19:00:00+02:00'])
  })

  test('else the key is fetched in the last slot before, and brought back in the first slot after', () => {
    const period = loanPeriod(
      hours('2027-06-12 14:00', '2027-06-12 22:00'),
      room({ pickupSlots: [slot(6, '08:00', '09:00'), slot(6, '10:00', '12:00'), slot(5, '17:00', '18:00')], returnSlots: [slot(6, '20:00', '21:00'), slot(1, '08:00', '09:30')] }),
    )
    expect(said(period)).toEqual(['2027-06-12T10:00:00+02:00', '2027-06-14T09:30:00+02:00'])
  })

  test('where the only slot is later the same weekday, the retrait is a week before', () => {
    const period = loanPeriod(hours('2027-06-12 08:00', '2027-06-12 09:00'), room({ pickupSlots: [slot(6, '10:00', '12:00')] }))
    expect(period.pickup?.day).toBe('2027-06-05')
  })

  test('through the hour that repeats, the loan still holds the whole event', () => {
    const event = { startsAt: new Date('2027-10-31T00:10:00Z'), endsAt: new Date('2027-10-31T01:10:00Z') }
    const period = loanPeriod(event, room({ pickupSlots: [slot(7, '01:00', '01:30')], returnSlots: [slot(7, '02:20', '02:30')] }))
    expect(period.startsAt <= event.startsAt && period.endsAt >= event.endsAt).toBe(true)
  })
})

test('a don is collected on the day given and held for ever', () => {
  const period = loanPeriod(wholeDays('2027-06-12', '2027-06-12'), terms({ nature: 'don', bufferBefore: 60, bufferAfter: 60 }))
  expect(said(period)).toEqual(['2027-06-12T00:00:00+02:00', '2027-06-13T00:00:00+02:00'])
  expect(period.heldUntil).toEqual(FOREVER)
})

test('whatever the slots, the days and the buffers: what is held contains the period, and the period the event', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  const slots = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), time, time).map(([day, a, b]) => ({ day, from: a < b ? a : b, to: a < b ? b : a })), { maxLength: 4 })
  const nature = fc.constantFrom('pret' as const, 'salle' as const, 'vehicule' as const, 'competence' as const, 'don' as const)
  fc.assert(
    fc.property(nature, slots, slots, fc.integer({ min: 0, max: 800 }), time, fc.integer({ min: 1, max: 6000 }), fc.nat(3000), (nature, pickupSlots, returnSlots, offset, at, minutes, buffer) => {
      const startsAt = parisInstant(addDays('2027-01-01', offset), at)
      const event = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
      const period = loanPeriod(event, { nature, pickupSlots, returnSlots, bufferBefore: buffer, bufferAfter: buffer })
      expect(period.startsAt <= event.startsAt && period.endsAt >= event.endsAt).toBe(true)
      expect(period.heldFrom <= period.startsAt && period.heldUntil >= period.endsAt).toBe(true)
    }),
    { numRuns: 300 },
  )
})
