import { expect, test } from 'vitest'

import { nearestDates } from '~/listings/free-windows'
import { addDays, daysBetween, parisInstant } from '~/platform/paris-time'

const NOW = parisInstant('2027-06-01', '10:00')
const asked = { from: '2027-06-12', to: '2027-06-13' }
/** Free but from the first to the last of these days. */
const takenFrom = (first: string, last: string) => (event: { startsAt: Date; endsAt: Date }) => event.endsAt <= parisInstant(first) || event.startsAt >= parisInstant(addDays(last, 1))
const days = (found: { from: string; to: string }[]) => found.map(({ from, to }) => [from, to])

test('the nearest before and after, and the nearest on the same days of the week', () => {
  expect(days(nearestDates(asked, NOW, takenFrom('2027-06-11', '2027-06-14')))).toEqual([['2027-06-05', '2027-06-06'], ['2027-06-09', '2027-06-10'], ['2027-06-15', '2027-06-16'], ['2027-06-19', '2027-06-20']])
})

test('nothing in the past, and nothing that is not free', () => {
  const found = nearestDates(asked, NOW, takenFrom('2027-05-01', '2027-06-25'))
  expect(days(found)).toEqual([['2027-06-26', '2027-06-27']])
})

test('a single day stays one, and hours stay the same hours, also over the night that changes the clocks', () => {
  expect(days(nearestDates({ from: '2027-06-12', to: '' }, NOW, takenFrom('2027-06-12', '2027-06-12')))).toContainEqual(['2027-06-13', ''])
  const [found] = nearestDates({ from: '2027-10-30T19:00', to: '2027-10-30T22:00' }, NOW, takenFrom('2027-10-01', '2027-10-30'))
  expect(found).toEqual({ from: '2027-10-31T19:00', to: '2027-10-31T22:00', event: { startsAt: parisInstant('2027-10-31', '19:00'), endsAt: parisInstant('2027-10-31', '22:00') } })
})

test('where four weeks around hold nothing, the first free week after; within a year', () => {
  const [found, ...others] = nearestDates(asked, NOW, takenFrom('2027-05-01', '2027-10-01'))
  expect(others).toEqual([])
  expect(daysBetween(asked.from, found!.from) % 7).toBe(0)
  expect(found!.from).toBe('2027-10-02')
  expect(nearestDates(asked, NOW, () => false)).toEqual([])
})
