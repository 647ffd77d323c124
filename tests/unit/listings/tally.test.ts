import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ListingColumns, NOBODY } from '~/listings/calendar/listing-columns'
import { categoryNumber, communeSetNumber, NATURES as KINDS } from '~/listings/calendar/numbering'
import { countFound, finderOf, tally } from '~/listings/tally'

import { calendarListing } from '../../support/calendar'

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

type Drawn = Omit<typeof annonce extends fc.Arbitrary<infer T> ? T : never, 'left'> & { id: number; left: number }

/** Counts one question at a time, as a person would. */
function found(annonces: Drawn[], { natures, categories, communes, free, accessible, capacity, quantity, within }: Asked) {
  return annonces.filter((each) =>
    each.left >= quantity && (natures.length === 0 || natures.includes(each.nature))
    && (categories.length === 0 || categories.some((slug) => each.category === slug || each.category.startsWith(`${slug}.`)))
    && (communes.length === 0 || each.communes.some((insee) => communes.includes(insee)))
    && (within === null || each.communes.some((insee) => within.includes(insee)))
    && (!free || each.free) && (!accessible || each.accessible) && (capacity === 0 || (each.capacity ?? 0) >= capacity),
  ).map(({ id }) => id)
}

const listingOf = ({ id, nature, category, communes, capacity, free, accessible }: Drawn) => calendarListing({
  id, nature: KINDS.of(nature), category: categoryNumber(category), communes: communeSetNumber(communes), capacity: capacity ?? NOBODY, free: Number(free), accessible: Number(accessible),
})

describe('what a search finds, counted', () => {
  test('is what each choice of each facet would find, asked one by one', () => {
    fc.assert(
      fc.property(fc.array(annonce, { maxLength: 25 }), question, (drawn, asked) => {
        const annonces = drawn.map((each, id) => ({ ...each, id }))
        const listings = new ListingColumns()
        for (const each of annonces) listings.put(listingOf(each))
        const idAt = (place: number) => listings.at(place).id
        const query = { ...asked, freeOf: (place: number) => annonces[idAt(place)]!.left }
        const counted = tally(listings, query, listings.all())
        const count = (changes: Partial<Asked>) => found(annonces, { ...asked, ...changes }).length
        const present = (entries: [string, number][]) => Object.fromEntries(entries.filter(([, n]) => n > 0))

        expect([...counted.found]).toEqual(found(annonces, asked))
        expect(countFound(listings, query, listings.all())).toBe(counted.total)
        expect([...listings.all()].filter(finderOf(listings, query)).map(idAt)).toEqual(found(annonces, asked))
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
