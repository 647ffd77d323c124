import fc from 'fast-check'
import type { Meilisearch, MultiSearchParams } from 'meilisearch'
import { expect, test } from 'vitest'

import { hitsByDistance, placeOf } from 'search/meilisearch/by-distance'

const GRENOBLE = { lat: 45.1854, lng: 5.7361 }
const PLACES = { grenoble: GRENOBLE, eybens: { lat: 45.1469, lng: 5.7501 }, vizille: { lat: 45.0755, lng: 5.7705 }, paris: { lat: 48.8566, lng: 2.3522 }, nowhere: null }
const NEAREST_FIRST = ['grenoble', 'eybens', 'vizille', 'paris', 'nowhere'] as const

/** Answers like Meilisearch: the hits of the place that the filter names. */
const engineWith = (counts: Record<string, number>) =>
  ({
    async multiSearch({ queries }: MultiSearchParams) {
      return {
        results: queries.map(({ filter, offset, limit }) => {
          const place = NEAREST_FIRST.find((name) => (filter as string[]).includes(`place = "${placeOf(PLACES[name])}"`))!
          return { hits: Array.from({ length: counts[placeOf(PLACES[place])] ?? 0 }, (_, n) => ({ id: `${place} ${n}` })).slice(offset, offset! + limit!) }
        }),
      }
    },
  }) as unknown as Meilisearch

test('page after page, every hit comes once: the nearest first, those without a place last, and within a place in the order of the engine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(Object.fromEntries(NEAREST_FIRST.map((name) => [name, fc.nat(12)]))), fc.integer({ min: 1, max: 9 }), async (at, size) => {
      const counts = Object.fromEntries(NEAREST_FIRST.map((name): [string, number] => [placeOf(PLACES[name]), at[name]!]).filter(([, count]) => count > 0))
      const client = engineWith(counts)
      const page = async (n: number) => (await hitsByDistance<{ id: string }>(client, { indexUid: 'x', filter: [] }, counts, GRENOBLE, n * size, size)).map(({ id }) => id)
      const pages = [await page(0), await page(1), await page(2), await page(3)]
      const all = NEAREST_FIRST.flatMap((name) => Array.from({ length: at[name]! }, (_, n) => `${name} ${n}`))
      expect(pages).toEqual([0, 1, 2, 3].map((n) => all.slice(n * size, (n + 1) * size)))
    }),
  )
})
