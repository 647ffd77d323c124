import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Ask } from 'search/meilisearch/ask'
import { hitsByDistance, placeOf } from 'search/meilisearch/by-distance'

const GRENOBLE = { lat: 45.1854, lng: 5.7361 }
const PLACES = { grenoble: GRENOBLE, eybens: { lat: 45.1469, lng: 5.7501 }, vizille: { lat: 45.0755, lng: 5.7705 }, paris: { lat: 48.8566, lng: 2.3522 }, nowhere: null }
const NEAREST_FIRST = ['grenoble', 'eybens', 'vizille', 'paris', 'nowhere'] as const

const hit = (name: (typeof NEAREST_FIRST)[number], n: number) => NEAREST_FIRST.indexOf(name) * 100 + n

/** Answers like Meilisearch: the hits of the place that the filter names. */
const indexWith = (counts: Record<string, number>): Ask => async (...questions) =>
  questions.map(({ filter, offset, limit }) => {
    const place = NEAREST_FIRST.find((name) => (filter as string[]).includes(`place = "${placeOf(PLACES[name])}"`))!
    const count = counts[placeOf(PLACES[place])] ?? 0
    return { hits: Array.from({ length: count }, (_, n) => ({ id: hit(place, n) })).slice(offset, offset! + limit!), estimatedTotalHits: count }
  })

test('page after page, every hit comes once: the nearest first, those without a place last, and within a place in the order of the engine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(Object.fromEntries(NEAREST_FIRST.map((name) => [name, fc.nat(12)]))), fc.integer({ min: 1, max: 9 }), async (at, size) => {
      const counts = Object.fromEntries(NEAREST_FIRST.map((name): [string, number] => [placeOf(PLACES[name]), at[name]!]).filter(([, count]) => count > 0))
      const ask = indexWith(counts)
      const page = async (n: number) => (await hitsByDistance(ask, { filter: [] }, counts, GRENOBLE, n * size, size)).map(({ id }) => id)
      const pages = [await page(0), await page(1), await page(2), await page(3)]
      const all = NEAREST_FIRST.flatMap((name) => Array.from({ length: at[name]! }, (_, n) => hit(name, n)))
      expect(pages).toEqual([0, 1, 2, 3].map((n) => all.slice(n * size, (n + 1) * size)))
    }),
  )
})
