import { describe, expect, test } from 'vitest'

import { MOST_PERIODS, readBusy } from '~/calendars/outside/read-busy.server'
import { parisInstant } from '~/platform/paris-time'

import { refusalOf } from '../loans/support'
import { calendarOf } from './calendar-server'

/** A Tuesday. */
const NOW = parisInstant('2027-06-01', '09:00')
const busy = async (...events: string[][]) => (await readBusy(calendarOf(...events), NOW)).periods.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt.toISOString()])

describe('what a calendar says is taken', () => {
  test('an event at its hours, in UTC, in a zone by name, in Paris where none is said', async () => {
    const expected = [['2027-06-12T08:00:00.000Z', '2027-06-12T10:00:00.000Z']]
    expect(await busy(['DTSTART:20270612T080000Z', 'DTEND:20270612T100000Z'])).toEqual(expected)
    expect(await busy(['DTSTART;TZID=Europe/Paris:20270612T100000', 'DURATION:PT2H'])).toEqual(expected)
    expect(await busy(['DTSTART:20270612T100000', 'DTEND:20270612T120000'])).toEqual(expected)
    expect(await busy(['DTSTART;TZID=America/Montreal:20270612T040000', 'DTEND;TZID=America/Montreal:20270612T060000'])).toEqual(expected)
    expect(await busy(['DTSTART;TZID=Inconnue:20270612T100000', 'DTEND;TZID=Inconnue:20270612T120000'])).toEqual(expected)
  })

  test('in a zone that the file alone describes', async () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Romance Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
      'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'].join('\r\n')
    const text = calendarOf(['DTSTART;TZID=Romance Standard Time:20270612T100000', 'DTEND;TZID=Romance Standard Time:20270612T120000'], ['DTSTART;TZID=Romance Standard Time:20271212T100000', 'DTEND;TZID=Romance Standard Time:20271212T120000'])
    const { periods } = await readBusy(text.replace('BEGIN:VEVENT', `${zone}\r\nBEGIN:VEVENT`), NOW)
    expect(periods.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-06-12T08:00:00.000Z', '2027-12-12T09:00:00.000Z'])
  })

  test('whole days of Paris, over the nights the clocks change and on 29 February', async () => {
    expect(await busy(['DTSTART;VALUE=DATE:20271031'], ['DTSTART;VALUE=DATE:20280229', 'DTEND;VALUE=DATE:20280301'], ['DTSTART;VALUE=DATE:20280326'])).toEqual([
      ['2027-10-30T22:00:00.000Z', '2027-10-31T23:00:00.000Z'], ['2028-02-28T23:00:00.000Z', '2028-02-29T23:00:00.000Z'], ['2028-03-25T23:00:00.000Z', '2028-03-26T22:00:00.000Z'],
    ])
  })

  test('not what is cancelled, marked as free, over, too far ahead, or without length', async () => {
    const at = ['DTSTART:20270612T080000Z', 'DTEND:20270612T100000Z']
    expect(await busy([...at, 'STATUS:CANCELLED'], [...at, 'TRANSP:TRANSPARENT'], ['DTSTART:20270531T080000Z', 'DTEND:20270531T100000Z'], ['DTSTART:20290101T080000Z', 'DTEND:20290101T100000Z'], ['DTSTART:20270612T080000Z'])).toEqual([])
  })

  test('what is under way counts from its beginning; what touches is one', async () => {
    expect(await busy(['DTSTART:20270530T080000Z', 'DTEND:20270602T080000Z'], ['DTSTART:20270602T080000Z', 'DTEND:20270602T100000Z'], ['DTSTART:20270602T090000Z', 'DTEND:20270602T093000Z'])).toEqual([['2027-05-30T08:00:00.000Z', '2027-06-02T10:00:00.000Z']])
  })

  test('every occurrence of a rule, at the same hour on both sides of a change of the clocks', async () => {
    const tuesdays = await busy(['DTSTART;TZID=Europe/Paris:20190903T190000', 'DTEND;TZID=Europe/Paris:20190903T220000', 'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20271117T000000Z'])
    expect(tuesdays[0]).toEqual(['2027-06-01T17:00:00.000Z', '2027-06-01T20:00:00.000Z'])
    expect(tuesdays.at(-1)).toEqual(['2027-11-16T18:00:00.000Z', '2027-11-16T21:00:00.000Z'])
    expect(tuesdays).toHaveLength(25)
  })

  test('not the occurrences taken out; those moved, where they were moved to; those cancelled, not at all', async () => {
    const rule = ['UID:r', 'DTSTART;TZID=Europe/Paris:20270607T190000', 'DTEND;TZID=Europe/Paris:20270607T200000', 'RRULE:FREQ=DAILY;COUNT=5', 'EXDATE:20270608T170000Z', 'RDATE;TZID=Europe/Paris:20270620T190000']
    const moved = ['UID:r', 'RECURRENCE-ID;TZID=Europe/Paris:20270609T190000', 'DTSTART:20270701T080000Z', 'DTEND:20270701T090000Z']
    const cancelled = ['UID:r', 'RECURRENCE-ID:20270610T170000Z', 'DTSTART:20270610T170000Z', 'DTEND:20270610T180000Z', 'STATUS:CANCELLED']
    expect((await busy(rule, moved, cancelled)).map(([start]) => start)).toEqual(['2027-06-07T17:00:00.000Z', '2027-06-11T17:00:00.000Z', '2027-06-20T17:00:00.000Z', '2027-07-01T08:00:00.000Z'])
  })

  test('of a rule that never ends what lies in four hundred days', async () => {
    const { periods, cut } = await readBusy(calendarOf(['DTSTART:20200101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY']), NOW)
    expect([periods.length, cut]).toEqual([400, false])
  })

  test('a thousand periods and no more, the soonest, however many rules ask for more', async () => {
    const hourly = (minute: string) => [`DTSTART:20270101T00${minute}00Z`, 'DURATION:PT5M', 'RRULE:FREQ=HOURLY']
    const { periods, cut } = await readBusy(calendarOf(...['00', '10', '20', '30', '40', '50'].map(hourly)), NOW)
    expect([periods.length, cut]).toEqual([MOST_PERIODS, true])
    expect(periods[0]!.startsAt.toISOString()).toBe('2027-06-01T07:00:00.000Z')
    expect(periods.at(-1)!.startsAt.toISOString()).toBe('2027-06-08T05:30:00.000Z')
  })

  test.each([
    ['every second for ever', ['DTSTART:20000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY;INTERVAL=7']],
    ['on a day that no year has', ['DTSTART:20270101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31']],
    ['at an hour that no day has', ['DTSTART:20270101T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=3']],
  ])('a rule that repeats %s comes to an end', async (_name, event) => {
    const answer = await readBusy(calendarOf(event), NOW).then(({ periods }) => periods.length, (error: { code: string }) => error.code)
    expect(typeof answer === 'number' ? answer <= MOST_PERIODS : ['calendar_too_heavy', 'calendar_unreadable'].includes(answer)).toBe(true)
    // The next one is read all the same.
    expect(await busy(['DTSTART:20270612T080000Z', 'DTEND:20270612T100000Z'])).toHaveLength(1)
  })

  test.each([['an HTML page', '<!doctype html><title>Connexion</title>'], ['nothing', ''], ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2027'], ['a card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD'], ['a date that is none', calendarOf(['DTSTART:demain', 'DURATION:PT1H'])]])(
    '%s is no calendar', async (_name, text) => {
      expect(await refusalOf(readBusy(text, NOW))).toMatchObject({ code: 'calendar_unreadable', status: 422, field: 'url' })
    },
  )

  test('an empty calendar is one', async () => expect(await busy()).toEqual([]))

  test('thousands of events are read in time', async () => {
    const events = Array.from({ length: 3000 }, (_, n) => [`UID:${n}`, 'DTSTART:20200101T080000Z', 'DTEND:20200101T090000Z'])
    expect(await busy(...events, ['UID:last', 'DTSTART:20270612T080000Z', 'DTEND:20270612T100000Z'])).toHaveLength(1)
  })
})
