import type { SearchSort } from 'search/search-engine'

import type { CalendarListing } from './calendar/calendar'

type Compare = (a: CalendarListing, b: CalendarListing) => number

const newest: Compare = (a, b) => b.publishedAt - a.publishedAt || b.id - a.id
const byTurn: Compare = (a, b) => a.turn - b.turn || newest(a, b)

/**
 * The best of these annonces, in the order that the engines give what no words tell apart (search/README.md): tests/integration/
 * search-listings.test.ts holds them together.
 * @param distanceOf in any unit; Infinity where it is not known @param count at least 1
 */
export function bestOf(listings: readonly CalendarListing[], sort: SearchSort, distanceOf: (listing: CalendarListing) => number, count: number): CalendarListing[] {
  if (sort === 'recent') return first(listings, count, newest)
  if (sort !== 'distance') return first(listings, count, byTurn)
  const away = new Map(listings.map((listing) => [listing, distanceOf(listing)]))
  return first(listings, count, (a, b) => {
    const [toA, toB] = [away.get(a)!, away.get(b)!]
    return toA === toB ? byTurn(a, b) : toA - toB
  })
}

/** From so many on, sorting them all is cheaper than keeping the best. */
const MANY = 1000

function first<T>(items: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  if (count > MANY) return items.toSorted(compare).slice(0, count)
  const best: T[] = []
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
