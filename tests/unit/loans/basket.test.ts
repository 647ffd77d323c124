import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type BasketLine, changedLine, MOST_LINES, parseBasket, withChoice, withLine, withoutLine, writeBasket } from '~/loans/basket'

const aLine = (rest: Partial<BasketLine> = {}): BasketLine => ({ listingId: 1, quantity: 2, start: '2027-06-12', end: '2027-06-13', startTime: '', endTime: '', choice: 0, ...rest })
const line = fc.record({
  listingId: fc.integer({ min: 1, max: 2_147_483_647 }), quantity: fc.integer({ min: 1, max: 100_000 }), start: fc.constantFrom('2027-06-12', '2028-02-29'), end: fc.constantFrom('', '2027-06-14'),
  startTime: fc.constantFrom('', '08:30'), endTime: fc.constantFrom('', '23:59'), choice: fc.integer({ min: 0, max: 3 }),
})

describe('a basket in a cookie', () => {
  test('is read as it was written', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: MOST_LINES }), (lines) => void expect(parseBasket(writeBasket(lines))).toEqual(lines)))
  })

  test('that is none is an empty one, whatever it says', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void expect(Array.isArray(parseBasket(text))).toBe(true)))
    const broken = ['[[1,2]]', '[[0,1,"2027-06-12","","","",0]]', '[[1,1,"2027-02-30","","","",0]]', '[[1,1,"2027-06-12","","25:00","",0]]', '[[1,0,"2027-06-12","","","",0]]', '[[1.5,1,"2027-06-12","","","",0]]', '[[1,1,"2027-06-12","","",""]]', '{}', 'null']
    for (const text of broken) expect(parseBasket(text)).toEqual([])
    expect(parseBasket(writeBasket(Array.from({ length: MOST_LINES + 1 }, () => aLine())))).toEqual([])
  })

  test('asks for an annonce once for the same dates, in the quantity said last', () => {
    const lines = [aLine(), aLine({ listingId: 2 })]
    expect(withLine(lines, aLine({ quantity: 9 }))).toEqual([aLine({ quantity: 9 }), aLine({ listingId: 2 })])
    expect(withLine(lines, aLine({ start: '2027-07-01', end: '2027-07-01' }))).toHaveLength(3)
  })

  test('holds choices of several lines for the same dates, whatever is done to it', () => {
    const change = fc.oneof(
      fc.record({ do: fc.constant('choose' as const), places: fc.uniqueArray(fc.nat(5), { minLength: 2, maxLength: 4 }), enough: fc.boolean() }),
      fc.record({ do: fc.constant('remove' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('change' as const), at: fc.nat(5), start: fc.constantFrom('2027-06-12', '2027-06-13') }),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let lines = Array.from({ length: 6 }, (_, i) => aLine({ listingId: i + 1 }))
        for (const step of changes) {
          if (step.do === 'choose') {
            const places = step.places.filter((place) => lines[place]?.start === lines[step.places[0]!]?.start && place < lines.length)
            lines = withChoice(lines, places, step.enough)
          } else if (step.at < lines.length) lines = step.do === 'remove' ? withoutLine(lines, step.at) : changedLine(lines, step.at, aLine({ listingId: lines[step.at]!.listingId, start: step.start }))
          for (const { choice } of lines.filter((line) => line.choice > 0)) {
            const group = lines.filter((line) => line.choice === choice)
            expect(group.length).toBeGreaterThan(1)
            expect(new Set(group.map(({ start }) => start)).size).toBe(1)
          }
        }
        expect(parseBasket(writeBasket(lines))).toEqual(lines)
      }),
    )
    expect(withChoice([aLine(), aLine({ listingId: 2 }), aLine({ listingId: 3 })], [0, 2], true).map(({ choice }) => choice)).toEqual([1, 0, 1])
  })
})
