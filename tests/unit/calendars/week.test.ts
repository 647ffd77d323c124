import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { askedWeek, weekAfter, weekOf } from '~/calendars/week'
import { addDays, weekdayOf } from '~/platform/paris-time'

const anyDay = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2020-01-01', days))

describe('a week', () => {
  test.each([
    ['2027-06-12', '2027-W23', '2027-06-07'], ['2027-01-03', '2026-W53', '2026-12-28'], ['2027-01-04', '2027-W01', '2027-01-04'], ['2027-12-31', '2027-W52', '2027-12-27'],
    ['2028-02-29', '2028-W09', '2028-02-28'], ['2024-12-30', '2025-W01', '2024-12-30'], ['2027-03-28', '2027-W12', '2027-03-22'],
  ])('of %s is %s, from %s on', (day, name, monday) => {
    expect(weekOf(day)).toMatchObject({ name, number: Number(name.slice(-2)) })
    expect(weekOf(day).days[0]).toBe(monday)
  })

  test('has seven days from Monday on, its day among them, and one name', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day)
        expect(week.days.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
        expect(week.days).toContain(day)
        expect(askedWeek(week.name, day)).toEqual(week)
        expect(weekAfter(weekAfter(week, 1), -1)).toEqual(week)
        expect(weekAfter(week, 1).days[0]).toBe(addDays(week.days[6]!, 1))
      }),
    )
  })

  test.each([null, '', '2027-W00', '2027-W53', '2027-W54', '2027-24', 'demain', '2027-02-30', '0001-01-01', '9999-12-31', '9999-W52', '2027-W24; --'])('asked for as %j is that of today', (asked) => {
    expect(askedWeek(asked, '2027-06-12').name).toBe('2027-W23')
  })

  test('of more than a year ago is history', () => {
    expect(askedWeek('2026-W25', '2027-06-12').name).toBe('2026-W25')
    expect(askedWeek('2026-W24', '2027-06-12').name).toBe('2027-W23')
    expect(askedWeek('2035-W01', '2027-06-12').name).toBe('2035-W01')
  })

  test('may be asked for by one of its days', () => expect(askedWeek('2026-12-31', '2027-06-12').name).toBe('2026-W53'))
})
