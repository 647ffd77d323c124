import type { SearchSort } from 'search/search-engine'

import type { ListingColumns } from './calendar/listing-columns'

type Compare = (a: number, b: number) => number

/**
 * The best of these annonces, in the order that the engines give what no words tell apart (search/README.md): tests/integration/
 * search-listings.test.ts holds them together.
 * @param ids those that are not among the listings are left out @param distanceOf a commune, by its number, in any unit; Infinity where it is not known
 * @param count at least 1
 */
export function bestOf(listings: ListingColumns, ids: ArrayLike<number>, sort: SearchSort, distanceOf: (commune: number) => number, count: number): number[] {
  const { id, turn, publishedAt, commune } = listings.columns
  const newest: Compare = (a, b) => publishedAt[b]! - publishedAt[a]! || id[b]! - id[a]!
  const byTurn: Compare = (a, b) => turn[a]! - turn[b]! || newest(a, b)
  const byDistance: Compare = (a, b) => {
    const [toA, toB] = [distanceOf(commune[a]!), distanceOf(commune[b]!)]
    return toA === toB ? byTurn(a, b) : toA - toB
  }
  return first(listings.placesOf(ids), count, sort === 'recent' ? newest : sort === 'distance' ? byDistance : byTurn).map((place) => id[place]!)
}

/** From so many on, sorting them all is cheaper than keeping the best. */
const MANY = 1000

function first(items: Int32Array, count: number, compare: Compare): number[] {
  if (count > MANY) return [...items.sort(compare).subarray(0, count)]
  const best: number[] = []
  for (const item of items) {
    if (best.length === count && compare(item, best[count - 1]!) >= 0) continue
    let [low, high] = [0, best.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(item, best[middle]!) < 0) high = middle
      else low = middle + 1
    }
    best.splice(low, 0, item)
    if (best.length > count) best.pop()
  }
  return best
}
