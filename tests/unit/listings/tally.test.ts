import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { CalendarListing } from '~/listings/calendar/calendar'
import { categoryNumber, COMMUNES as INSEE, NATURES as KINDS } from '~/listings/calendar/numbering'
import { tally, type TallyQuestion } from '~/listings/tally'

const NATURES = ['pret', 'salle', 'don'] as const
const CATEGORIES = ['mobilier.chaises', 'mobilier.tables', 'son.micros'] as const
const COMMUNES = ['38185', '38158', '38053'] as const

const annonce = fc.record({
  nature: fc.constantFrom(...NATURES), category: fc.constantFrom(...CATEGORIES), communes: fc.uniqueArray(fc.constantFrom(...COMMUNES), { minLength: 1, maxLength: 2 }),
  capacity: fc.option(fc.constantFrom(9, 10, 60, 300), { nil: null }), free: fc.boolean(), accessible: fc.boolean(), left: fc.constantFrom(0, 1, 2, 15, 60),
})
const question = fc.record({
  natures: fc.subarray([...NATURES], { maxLength: 2 }), categories: fc.subarray(['mobilier', 'son.micros', 'mobilier.tables'], { maxLength: 1 }), communes: fc.subarray([...COMMUNES], { maxLength: 2 }),
  free: fc.boolean(), accessible: fc.boolean(), capacity: fc.constantFrom(0, 0, 10, 50), quantity: fc.constantFrom(1, 1, 2, 20), within: fc.option(fc.subarray([...COMMUNES], { minLength: 1 }), { nil: null }),
})
type Asked = typeof question extends fc.Arbitrary<infer T> ? T : never

/** Counts one question at a time, as a person would. */
function found(annonces: { listing: CalendarListing; left: number; category: string; communes: readonly string[] }[], { natures, categories, communes, free, accessible, capacity, quantity, within }: Asked) {
  return annonces.filter(({ listing, left, ...annonce }) =>
    left >= quantity && (natures.length === 0 || natures.includes(listing.terms.nature as never))
    && (categories.length === 0 || categories.some((slug) => annonce.category === slug || annonce.category.startsWith(`${slug}.`)))
    && (communes.length === 0 || annonce.communes.some((insee) => communes.includes(insee as never)))
    && (within === null || annonce.communes.some((insee) => within.includes(insee as never)))
    && (!free || listing.free) && (!accessible || listing.accessible) && (capacity === 0 || (listing.capacity ?? 0) >= capacity),
  ).map(({ listing }) => listing.id)
}

describe('what a search finds, counted', () => {
  test('is what each choice of each facet would find, asked one by one', () => {
    fc.assert(
      fc.property(fc.array(annonce, { maxLength: 25 }), question, (drawn, asked) => {
        const annonces = drawn.map(({ nature, left, category, communes, ...rest }, id) => ({
          left, category, communes,
          listing: {
            id, ...rest, nature: KINDS.of(nature), category: categoryNumber(category), communes: communes.map(INSEE.of), commune: -1, turn: 0, publishedAt: 0, terms: { nature, pickupSlots: [], returnSlots: [] }, stock: 60, lost: 0, bufferBefore: 0, bufferAfter: 0, minDuration: null, maxDuration: null, noticeHours: 0, closures: [], holds: [],
          } satisfies CalendarListing,
        }))
        const lefts = new Map<CalendarListing, number>(annonces.map(({ listing, left }) => [listing, left]))
        const query: TallyQuestion = { ...asked, within: asked.within && new Set(asked.within), freeOf: (listing) => lefts.get(listing)! }
        const counted = tally(annonces.map(({ listing }) => listing), query)
        const count = (changes: Partial<Asked>) => found(annonces, { ...asked, ...changes }).length
        const present = (entries: [string, number][]) => Object.fromEntries(entries.filter(([, n]) => n > 0))

        expect(counted.found.map(({ id }) => id)).toEqual(found(annonces, asked))
        expect(annonces.filter(({ listing }) => counted.finds(listing)).map(({ listing }) => listing.id)).toEqual(found(annonces, asked))
        expect(counted.busy.toSorted((a, b) => a - b)).toEqual(found(annonces.map((each) => ({ ...each, left: 1000 })), asked).filter((id) => annonces[id]!.left < asked.quantity))
        expect(counted.facets).toEqual({
          nature: present(NATURES.map((nature) => [nature, count({ natures: [nature] })])),
          category: present([...CATEGORIES, 'mobilier', 'son'].map((slug) => [slug, count({ categories: [slug as never] })])),
          commune: present(COMMUNES.map((insee) => [insee, count({ communes: [insee] })])),
          free: count({ free: true }), accessible: count({ accessible: true }),
          capacity: present([10, 20, 50, 100, 200].map((step) => [String(step), count({ capacity: step as never })])),
          quantity: present([2, 10, 20, 50, 100].map((step) => [String(step), count({ quantity: step as never })])),
        })
      }),
      { numRuns: 2000 },
    )
  })
})
