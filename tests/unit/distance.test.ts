import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { communeDistance, distanceBetween } from '~/territory/distance'

const GRENOBLE = { latitude: 45.1822, longitude: 5.7211 }
const MEYLAN = { latitude: 45.2123, longitude: 5.7844 }
const PARIS = { latitude: 48.8566, longitude: 2.3522 }

const point = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) })

describe('distance between two points', () => {
  test('Grenoble and Meylan are 6 km apart, Grenoble and Paris 483 km', () => {
    expect(distanceBetween(GRENOBLE, MEYLAN) / 1000).toBeCloseTo(6.0, 0)
    expect(Math.abs(distanceBetween(GRENOBLE, PARIS) / 1000 - 483)).toBeLessThan(3)
  })

  test('it is the same both ways, zero to itself, and never more than half the way round the earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const there = distanceBetween(a, b)
        expect(there).toBeCloseTo(distanceBetween(b, a), 3)
        expect(distanceBetween(a, a)).toBe(0)
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThanOrEqual(Math.PI * 6_371_000 + 1)
      }),
    )
  })

  test('without a point of both communes there is no distance', () => {
    expect(communeDistance(GRENOBLE, { latitude: null, longitude: null })).toBeNull()
    expect(communeDistance(GRENOBLE, MEYLAN)).toBe(distanceBetween(GRENOBLE, MEYLAN))
  })
})
