import { fromDate, parseDate, parseTime, toCalendarDateTime, toZoned } from '@internationalized/date'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { addDays, daysBetween, isDay, isoInParis, parisInstant, parisMoment, weekdayOf } from '~/platform/paris-time'

const iso = (day: string, time?: string) => parisInstant(day, time).toISOString()

describe('the wall clock of Paris', () => {
  test('is one hour ahead of UTC in winter and two in summer, wherever the machine stands', () => {
    expect(iso('2027-01-15', '09:00')).toBe('2027-01-15T08:00:00.000Z')
    expect(iso('2027-06-12', '09:00')).toBe('2027-06-12T07:00:00.000Z')
  })

  test('skips an hour on the night of 28 March 2027: what does not exist becomes the later side', () => {
    expect(iso('2027-03-28', '01:59')).toBe('2027-03-28T00:59:00.000Z')
    expect(iso('2027-03-28', '03:00')).toBe('2027-03-28T01:00:00.000Z')
    expect(parisMoment(parisInstant('2027-03-28', '02:30')).time).toBe('03:30')
  })

  test('repeats an hour on the night of 31 October 2027: the first is meant', () => {
    expect(iso('2027-10-31', '02:30')).toBe('2027-10-31T00:30:00.000Z')
    expect(parisMoment(new Date('2027-10-31T01:30:00Z')).time).toBe('02:30')
  })

  test('a day of either night is 23 or 25 hours long, and one calendar day', () => {
    expect(parisInstant('2027-03-29').getTime() - parisInstant('2027-03-28').getTime()).toBe(23 * 3_600_000)
    expect(parisInstant('2027-11-01').getTime() - parisInstant('2027-10-31').getTime()).toBe(25 * 3_600_000)
    expect(daysBetween('2027-10-31', '2027-11-01')).toBe(1)
  })

  test('knows real days only', () => {
    expect(isDay('2028-02-29')).toBe(true)
    for (const text of ['2027-02-29', '2027-02-31', '2027-13-01', '12/06/2027', '2027-6-1', '', '2027-06-12T00:00']) expect(isDay(text)).toBe(false)
  })

  test('Monday is 1 and Sunday 7', () => {
    expect(weekdayOf('2027-06-14')).toBe(1)
    expect(weekdayOf('2027-06-13')).toBe(7)
  })

  test('writes an instant with the offset of that day', () => {
    expect(isoInParis(new Date('2027-06-12T07:00:00Z'))).toBe('2027-06-12T09:00:00+02:00')
    expect(isoInParis(new Date('2027-01-12T08:00:00Z'))).toBe('2027-01-12T09:00:00+01:00')
  })

  test('every instant read off the wall and put back is the same, but for the repeated hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 }), (minutes) => {
        const instant = new Date(minutes * 60_000)
        const { day, time } = parisMoment(instant)
        const back = parisInstant(day, time).getTime()
        expect([instant.getTime(), instant.getTime() - 3_600_000]).toContain(back)
      }),
    )
  })

  test('agrees with the library it is faster than, in the two nights as well', () => {
    const nights = ['2027-03-28', '2027-10-31'].map((day) => Date.parse(`${day}T00:00:00Z`) / 60_000)
    const minute = fc.oneof(fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 }), fc.tuple(fc.constantFrom(...nights), fc.integer({ min: -180, max: 1700 })).map(([night, by]) => night + by))
    fc.assert(
      fc.property(minute, (minutes) => {
        const instant = new Date(minutes * 60_000)
        const { day, time } = parisMoment(instant)
        expect(`${day}T${time}`).toBe(fromDate(instant, 'Europe/Paris').toString().slice(0, 16))
        expect(parisInstant(day, time)).toEqual(toZoned(toCalendarDateTime(parseDate(day), parseTime(time)), 'Europe/Paris').toDate())
      }),
      { numRuns: 2000 },
    )
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (n) => {
        expect(daysBetween('2027-06-12', addDays('2027-06-12', n))).toBe(n)
      }),
    )
  })
})
