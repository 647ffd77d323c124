import fc from 'fast-check'
import { RRule } from 'rrule'
import { describe, expect, test } from 'vitest'

import { addDays, parisMoment } from '~/platform/paris-time'
import { eventOn, expandRule, firstDayOf, MOST_DATES, MOST_DAYS } from '~/series/series-dates'
import { PLACES_IN_MONTH, readRule, type SeriesRule, WEEKDAYS, writeRule } from '~/series/series-rule'

const START = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2026-01-01', days))
const RULE: fc.Arbitrary<{ start: string; rule: SeriesRule }> = fc
  .record({
    start: START, interval: fc.integer({ min: 1, max: 4 }), weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }), place: fc.option(fc.constantFrom(...PLACES_IN_MONTH)),
    length: fc.integer({ min: 0, max: MOST_DAYS - 1 }),
  })
  .map(({ start, length, ...rhythm }) => ({ start, rule: { ...rhythm, until: addDays(start, length) } }))

const daysOf = (rule: SeriesRule, start: string): string[] => {
  const expanded = expandRule(rule, start)
  return expanded.ok ? expanded.days : []
}
const TUESDAYS: SeriesRule = { interval: 1, weekdays: ['TU'], place: null, until: '2027-06-29' }

describe('the rule of a series', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(RULE, ({ rule }) => void expect(readRule(writeRule(rule))).toEqual({ ok: true, rule })))
  })

  test('falls on the same days for another library, which reads what was written', () => {
    fc.assert(
      fc.property(RULE, ({ rule, start }) => {
        const expanded = expandRule(rule, start)
        fc.pre(expanded.ok)
        const other = RRule.fromString(`DTSTART:${firstDayOf(rule, start).replaceAll('-', '')}T000000Z\nRRULE:${writeRule(rule)}`)
        expect(other.all().map((date) => date.toISOString().slice(0, 10))).toEqual(expanded.ok && expanded.days)
        const again = readRule(RRule.optionsToString({ ...other.origOptions, dtstart: null }).replace('RRULE:', '').replace('T000000Z', '').replaceAll('+', ''))
        expect(again.ok && expandRule(again.rule, start)).toEqual(expanded)
      }),
      { numRuns: 200 },
    )
  })

  test('that never ends is refused, and so is what this site does not write', () => {
    expect(readRule('FREQ=WEEKLY;BYDAY=TU')).toEqual({ ok: false, code: 'series_never_ends' })
    expect(readRule('FREQ=WEEKLY;BYDAY=TU;COUNT=10')).toEqual({ ok: false, code: 'series_never_ends' })
    for (const text of ['', 'FREQ=DAILY;UNTIL=20270629', 'FREQ=WEEKLY;UNTIL=20270629', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270231', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629;BYHOUR=3', 'FREQ=WEEKLY;INTERVAL=5;BYDAY=TU;UNTIL=20270629', 'FREQ=MONTHLY;BYDAY=TU;UNTIL=20270629', 'FREQ=WEEKLY;BYDAY=1TU;UNTIL=20270629', 'FREQ=MONTHLY;BYDAY=1TU,2WE;UNTIL=20270629']) expect(readRule(text).ok, text).toBe(false)
  })

  test('has days in order, each once, within its ends, of its weekdays alone', () => {
    fc.assert(
      fc.property(RULE, ({ rule, start }) => {
        const days = daysOf(rule, start)
        expect(days).toEqual([...new Set(days)].sort())
        expect(days.length).toBeLessThanOrEqual(MOST_DATES)
        for (const day of days) {
          expect(day >= start && day <= rule.until).toBe(true)
          expect(firstDayOf(rule, day)).toBe(day)
        }
      }),
    )
  })

  test('every second Tuesday begins with the first Tuesday from its first day on', () => {
    expect(daysOf({ ...TUESDAYS, interval: 2, until: '2027-02-12' }, '2027-01-07')).toEqual(['2027-01-12', '2027-01-26', '2027-02-09'])
  })

  test('falls on New Year’s Day and on 29 February like on any other day', () => {
    expect(daysOf({ ...TUESDAYS, weekdays: ['FR'], until: '2027-01-08' }, '2026-12-24')).toEqual(['2026-12-25', '2027-01-01', '2027-01-08'])
    expect(daysOf({ ...TUESDAYS, until: '2028-03-07' }, '2028-02-20')).toEqual(['2028-02-22', '2028-02-29', '2028-03-07'])
    expect(daysOf({ interval: 1, weekdays: ['TU'], place: -1, until: '2028-03-31' }, '2028-01-01')).toEqual(['2028-01-25', '2028-02-29', '2028-03-28'])
  })

  test('is refused where it is too long, has too many dates, none, or ends before it starts', () => {
    const code = (rule: SeriesRule, start: string) => {
      const expanded = expandRule(rule, start)
      return expanded.ok ? null : expanded.code
    }
    expect(code({ ...TUESDAYS, until: '2028-01-01' }, '2027-01-01')).toBe(null)
    expect(code({ ...TUESDAYS, until: '2028-01-02' }, '2027-01-01')).toBe('series_too_long')
    expect(code({ ...TUESDAYS, weekdays: ['MO', 'TU', 'WE'], until: '2027-12-31' }, '2027-01-01')).toBe('series_too_many')
    expect(code({ ...TUESDAYS, until: '2027-01-11' }, '2027-01-06')).toBe('series_empty')
    expect(code({ ...TUESDAYS, until: '2026-12-31' }, '2027-01-06')).toBe('end_before_start')
  })
})

describe('the dates of a series', () => {
  test('keep their hours on the wall clock through the nights that change it, New Year and 29 February', () => {
    const times = { startTime: '18:00', endTime: '20:00' }
    const start = '2027-09-01'
    for (const day of [...daysOf({ ...TUESDAYS, weekdays: ['SU', 'TU', 'FR', 'SA'], until: addDays(start, 179) }, start), ...daysOf({ ...TUESDAYS, weekdays: ['SA', 'SU'], until: '2028-08-20' }, '2027-09-10')]) {
      const event = eventOn(day, 'salle', times)
      expect([parisMoment(event.startsAt), parisMoment(event.endsAt)]).toMatchObject([{ day, time: '18:00' }, { day, time: '20:00' }])
      expect(event.endsAt.getTime() - event.startsAt.getTime()).toBe(2 * 3_600_000)
    }
  })

  test('past midnight end on the next day, an hour earlier or later where the clocks change that night', () => {
    const night = (day: string) => eventOn(day, 'salle', { startTime: '22:00', endTime: '04:00' })
    const hours = (day: string) => (night(day).endsAt.getTime() - night(day).startsAt.getTime()) / 3_600_000
    expect(parisMoment(night('2026-12-31').endsAt)).toMatchObject({ day: '2027-01-01', time: '04:00' })
    expect([hours('2027-03-20'), hours('2027-03-27'), hours('2027-10-30')]).toEqual([6, 5, 7])
  })

  test('of what is lent by the day are whole days, of 23 and 25 hours too', () => {
    const hours = (day: string) => {
      const { startsAt, endsAt } = eventOn(day, 'pret', null)
      return (endsAt.getTime() - startsAt.getTime()) / 3_600_000
    }
    expect([hours('2027-03-27'), hours('2027-03-28'), hours('2027-10-31')]).toEqual([24, 23, 25])
  })
})
