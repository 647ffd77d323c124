import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { CalendarListing } from '~/listings/calendar/calendar'
import { bestOf } from '~/listings/in-order'

const DISTANCES = [0, 1200, 3400, Infinity]
const annonces = fc.array(fc.record({ turn: fc.integer({ min: 0, max: 3 }), publishedAt: fc.integer({ min: 0, max: 3 }), commune: fc.integer({ min: 0, max: 3 }) }), { maxLength: 60 })

test('the best are the first of them all in order, however many are asked for', () => {
  fc.assert(
    fc.property(annonces, fc.constantFrom('pertinence', 'recent', 'distance' as const), fc.constantFrom(1, 2, 20, 59, 2000), (drawn, sort, count) => {
      const listings = drawn.map((each, id) => ({ ...each, id })) as CalendarListing[]
      const key = ({ turn, publishedAt, commune, id }: CalendarListing) => [...(sort === 'distance' ? [DISTANCES[commune]!] : []), ...(sort === 'recent' ? [] : [turn]), -publishedAt, -id]
      const inOrder = listings.toSorted((a, b) => {
        const [keyOfA, keyOfB] = [key(a), key(b)]
        const at = keyOfA.findIndex((part, i) => part !== keyOfB[i])
        return at === -1 ? 0 : keyOfA[at]! < keyOfB[at]! ? -1 : 1
      })
      expect(bestOf(listings, sort, ({ commune }) => DISTANCES[commune]!, count)).toEqual(inOrder.slice(0, count))
    }),
    { numRuns: 500 },
  )
})
