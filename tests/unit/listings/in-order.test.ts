import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type CalendarListing, ListingColumns } from '~/listings/calendar/listing-columns'
import { bestOf } from '~/listings/in-order'

import { calendarListing } from '../../support/calendar'

const DISTANCES = [0, 1200, 3400, Infinity]
const annonces = fc.array(fc.record({ turn: fc.integer({ min: 0, max: 3 }), publishedAt: fc.integer({ min: 0, max: 3 }), commune: fc.integer({ min: 0, max: 3 }) }), { maxLength: 60 })

test('the best are the first of them all in order, however many are asked for', () => {
  fc.assert(
    fc.property(annonces, fc.constantFrom('pertinence', 'recent', 'distance' as const), fc.constantFrom(1, 2, 20, 59, 2000), (drawn, sort, count) => {
      const annonces = drawn.map((each, id) => calendarListing({ ...each, id }))
      const listings = new ListingColumns()
      for (const each of annonces) listings.put(each)
      const key = ({ turn, publishedAt, commune, id }: CalendarListing) => [...(sort === 'distance' ? [DISTANCES[commune]!] : []), ...(sort === 'recent' ? [] : [turn]), -publishedAt, -id]
      const inOrder = annonces.toSorted((a, b) => {
        const [keyOfA, keyOfB] = [key(a), key(b)]
        const at = keyOfA.findIndex((part, i) => part !== keyOfB[i])
        return at === -1 ? 0 : keyOfA[at]! < keyOfB[at]! ? -1 : 1
      })
      const ids = annonces.map(({ id }) => id)
      expect(bestOf(listings, [...ids, 4711], sort, (commune) => DISTANCES[commune]!, count)).toEqual(inOrder.slice(0, count).map(({ id }) => id))
    }),
    { numRuns: 500 },
  )
})
