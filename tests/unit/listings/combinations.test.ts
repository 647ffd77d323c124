import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { combinations, FARTHEST_APART, MOST_LENDERS, type Offer } from '~/listings/combinations'
import { communeDistance } from '~/territory/distance'

const PLACES = {
  grenoble: { insee: '38185', latitude: 45.1822, longitude: 5.7211 },
  echirolles: { insee: '38151', latitude: 45.1471, longitude: 5.7153 },
  eybens: { insee: '38158', latitude: 45.1512, longitude: 5.7487 },
  vif: { insee: '38545', latitude: 45.043, longitude: 5.6741 },
  sarcenas: { insee: '38472', latitude: 45.285, longitude: 5.7602 },
  nowhere: { insee: '38999', latitude: null, longitude: null },
}
type Where = keyof typeof PLACES

const offer = (id: number, free: number, where: Where, lender = `lender ${id}`, kind = 'mobilier.chaises'): Offer => ({ id, lender, kind, free, place: PLACES[where] })
const distance = (a: Offer, b: Offer) => (a.place.insee === b.place.insee ? 0 : (communeDistance(a.place, b.place) ?? Infinity))

describe('several lenders together', () => {
  test('50 chairs in Eybens and 30 in Échirolles are 80, three kilometres apart', () => {
    const [found, ...others] = combinations([offer(1, 50, 'eybens'), offer(2, 40, 'echirolles')], 80)
    expect(found!.parts).toEqual([{ id: 1, quantity: 50 }, { id: 2, quantity: 30 }])
    expect(found!.spread).toBeGreaterThan(2500)
    expect(found!.spread).toBeLessThan(3500)
    expect(others).toEqual([])
  })

  test('two lenders are better than three that are nearer to each other', () => {
    const [found] = combinations([offer(1, 30, 'eybens'), offer(2, 30, 'eybens'), offer(3, 30, 'eybens'), offer(4, 60, 'vif')], 80)
    expect(found!.parts).toEqual([{ id: 4, quantity: 60 }, { id: 1, quantity: 20 }])
  })

  test('of two that would do, the nearer one, though it is less relevant', () => {
    const [found] = combinations([offer(1, 50, 'eybens'), offer(2, 40, 'vif'), offer(3, 40, 'echirolles')], 80)
    expect(found!.parts.map(({ id }) => id)).toEqual([1, 3])
  })

  test('among equally near ones the more relevant', () => {
    const [found] = combinations([offer(1, 50, 'eybens'), offer(2, 35, 'echirolles'), offer(3, 35, 'echirolles')], 80)
    expect(found!.parts.map(({ id }) => id)).toEqual([1, 2])
  })

  test('nobody has to drive across the whole metropolis', () => expect(combinations([offer(1, 50, 'vif'), offer(2, 40, 'sarcenas')], 80)).toEqual([]))
  test('two annonces of one association are not two lenders', () => expect(combinations([offer(1, 50, 'eybens', 'same'), offer(2, 40, 'eybens', 'same')], 80)).toEqual([]))
  test('chairs are not eked out with tables', () => expect(combinations([offer(1, 50, 'eybens'), offer(2, 40, 'eybens', 'other', 'mobilier.tables')], 80)).toEqual([]))
  test('four lenders are too many', () => expect(combinations([1, 2, 3, 4].map((id) => offer(id, 20, 'eybens')), 80)).toEqual([]))
  test('who has enough alone is not combined', () => expect(combinations([offer(1, 100, 'eybens'), offer(2, 40, 'eybens')], 80)).toEqual([]))
  test('without a known point only the same commune is near', () => {
    expect(combinations([offer(1, 50, 'nowhere'), offer(2, 40, 'eybens')], 80)).toEqual([])
    expect(combinations([offer(1, 50, 'nowhere'), offer(2, 40, 'nowhere')], 80)).toHaveLength(1)
  })
})

/** Every choice of so many offers, no lender twice. */
function choices(offers: readonly Offer[], lenders: number): Offer[][] {
  if (lenders === 0) return [[]]
  return offers.flatMap((first, i) => choices(offers.slice(i + 1), lenders - 1).filter((rest) => rest.every(({ lender }) => lender !== first.lender)).map((rest) => [first, ...rest]))
}
const spreadOf = (chosen: Offer[]) => Math.max(0, ...chosen.flatMap((a, i) => chosen.slice(i + 1).map((b) => distance(a, b))))

test('whatever is offered: the quantity is reached, no lender twice, none fewer and none nearer would do', () => {
  const offers = fc.array(fc.record({ free: fc.integer({ min: 0, max: 40 }), where: fc.constantFrom(...(Object.keys(PLACES) as Where[])), lender: fc.integer({ min: 0, max: 5 }), kind: fc.constantFrom('chairs', 'tables') }), { maxLength: 9 })
    .map((all) => all.map(({ free, where, lender, kind }, id) => offer(id, free, where, `lender ${lender}`, kind)))
  fc.assert(fc.property(offers, fc.integer({ min: 2, max: 60 }), (given, quantity) => {
    const found = combinations(given, quantity)
    for (const kind of ['chairs', 'tables']) {
      const alike = given.filter((one) => one.kind === kind && one.free > 0 && one.free < quantity)
      const possible = [2, 3].map((lenders) => choices(alike, lenders).filter((chosen) => chosen.reduce((sum, { free }) => sum + free, 0) >= quantity && spreadOf(chosen) <= FARTHEST_APART))
      const wanted = possible.find((sets) => sets.length > 0)
      const best = found.find(({ parts }) => given[parts[0]!.id]!.kind === kind)
      expect(best === undefined).toBe(wanted === undefined)
      if (!best || !wanted) continue
      const chosen = best.parts.map(({ id }) => given[id]!)
      expect(best.parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity)
      expect(best.parts.every((part) => part.quantity > 0 && part.quantity <= given[part.id]!.free)).toBe(true)
      expect(new Set(chosen.map(({ lender }) => lender)).size).toBe(chosen.length)
      expect(chosen.length).toBeLessThanOrEqual(MOST_LENDERS)
      expect(chosen.length).toBe(wanted[0]!.length)
      expect(best.spread).toBeCloseTo(Math.min(...wanted.map(spreadOf)), 6)
    }
  }), { numRuns: 500 })
})
