import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type CalendarListing, ListingColumns } from '~/listings/calendar/listing-columns'

import { calendarListing } from '../../support/calendar'

/** Few ids, so that annonces come, change and go again and again; lists long enough to be moved, and once in a while tidied up. */
const listing = fc.record({ id: fc.nat(30), stock: fc.nat(100), capacity: fc.integer({ min: -1, max: 300 }), closures: fc.array(fc.nat(), { maxLength: 40 }), holds: fc.array(fc.oneof(fc.nat(), fc.constant(Infinity)), { maxLength: 120 }) }).map(calendarListing)
const command = fc.oneof({ weight: 3, arbitrary: listing }, { weight: 1, arbitrary: fc.nat(30) })

test('whatever comes, changes and goes: each annonce is what was last said of it, and those that went are not there', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 300, size: 'max' }), (commands) => {
      const listings = new ListingColumns()
      const expected = new Map<number, CalendarListing>()
      for (const each of commands) {
        if (typeof each === 'number') {
          listings.remove(each)
          expected.delete(each)
          expect(listings.stampOf(each)).toBe(0)
          continue
        }
        const before = listings.stampOf(each.id)
        listings.put(each)
        expected.set(each.id, each)
        expect(listings.stampOf(each.id)).toBeGreaterThan(before)
      }
      const there = [...listings.all()].map((place) => listings.at(place))
      expect(there.toSorted((a, b) => a.id - b.id)).toEqual([...expected.values()].sort((a, b) => a.id - b.id))
      expect([...listings.placesOf([3, 1, 2])].map((place) => listings.at(place).id)).toEqual([3, 1, 2].filter((id) => expected.has(id)))
    }),
    { numRuns: 300 },
  )
})

test('there is room for as many as come', () => {
  const listings = new ListingColumns()
  for (let id = 1; id <= 5000; id++) listings.put(calendarListing({ id: id * 3, stock: id, holds: [id, id + 1, Infinity, 1] }))
  expect(listings.all()).toHaveLength(5000)
  expect([listings.placeOf(4), listings.placeOf(1_000_000)]).toEqual([-1, -1])
  expect(listings.at(listings.placeOf(15_000))).toMatchObject({ stock: 5000, holds: [5000, 5001, Infinity, 1] })
})
