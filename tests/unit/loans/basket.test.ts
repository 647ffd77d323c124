import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type BasketLine, MOST_LINES, parseBasket, withLine, writeBasket } from '~/loans/basket'

const aLine = (rest: Partial<BasketLine> = {}): BasketLine => ({ listingId: 1, quantity: 2, start: '2027-06-12', end: '2027-06-13', startTime: '', endTime: '', ...rest })
const line = fc.record({
  listingId: fc.integer({ min: 1, max: 2_147_483_647 }), quantity: fc.integer({ min: 1, max: 100_000 }), start: fc.constantFrom('2027-06-12', '2028-02-29'), end: fc.constantFrom('', '2027-06-14'),
  startTime: fc.constantFrom('', '08:30'), endTime: fc.constantFrom('', '23:59'),
})

describe('a basket in a cookie', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: MOST_LINES }), (lines) => void expect(parseBasket(writeBasket(lines))).toEqual(lines)))
  })

  test('that is none is an empty one, whatever it says', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void expect(Array.isArray(parseBasket(text))).toBe(true)))
    const broken = ['[[1,2]]', '[[0,1,"2027-06-12","","",""]]', '[[1,1,"2027-02-30","","",""]]', '[[1,1,"2027-06-12","","25:00",""]]', '[[1,0,"2027-06-12","","",""]]', '[[1.5,1,"2027-06-12","","",""]]', '{}', 'null']
    for (const text of broken) expect(parseBasket(text)).toEqual([])
    expect(parseBasket(writeBasket(Array.from({ length: MOST_LINES + 1 }, () => aLine())))).toEqual([])
  })

  test('asks for an annonce once for the same dates, in the quantity said last', () => {
    const lines = [aLine(), aLine({ listingId: 2 })]
    expect(withLine(lines, aLine({ quantity: 9 }))).toEqual([aLine({ quantity: 9 }), aLine({ listingId: 2 })])
    expect(withLine(lines, aLine({ start: '2027-07-01', end: '2027-07-01' }))).toHaveLength(3)
  })
})
