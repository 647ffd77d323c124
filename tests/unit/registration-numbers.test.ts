import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { compactNumber, isRna, isSiret } from '~/associations/registration-numbers'

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
/** Luhn said another way than in the code: from the left, with a table. */
const TABLE = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
const luhnSum = (number: string) => [...number].reduce((sum, char, index) => sum + ((number.length - index) % 2 === 1 ? Number(char) : TABLE[Number(char)]!), 0)
const withCheckDigit = (number: string) => number + String((10 - (luhnSum(number + '0') % 10)) % 10)

describe('SIRET', () => {
  test.each(['73282932000074', '35600000000048', '35600000009075', '35600000049837'])('%s is one', (number) => expect(isSiret(number)).toBe(true))
  test.each(['35600000049838', '73282932000075', '00000000000000', '7328293200007', '732829320000740', '7328293200007A', '', '٧٣٢٨٢٩٣٢٠٠٠٠٧٤'])('%s is none', (number) => expect(isSiret(number)).toBe(false))

  test('any SIREN with its check digit, any establishment with its own, is one; with another last digit it is none', () => {
    fc.assert(
      fc.property(digits(8), digits(4), fc.integer({ min: 1, max: 9 }), (siren, establishment, step) => {
        const number = withCheckDigit(withCheckDigit(siren) + establishment)
        fc.pre(!/^0+$/.test(number) && !number.startsWith('356000000'))
        expect(isSiret(number)).toBe(true)
        expect(isSiret(number.slice(0, 13) + String((Number(number[13]) + step) % 10))).toBe(false)
      }),
    )
  })

  test('two neighbouring digits exchanged are noticed, but for 0 and 9', () => {
    fc.assert(
      fc.property(digits(8), digits(4), fc.integer({ min: 9, max: 12 }), (siren, establishment, at) => {
        const number = withCheckDigit(withCheckDigit(siren) + establishment)
        const [a, b] = [number[at]!, number[at + 1]!]
        fc.pre(a !== b && !['09', '90'].includes(a + b) && !number.startsWith('356000000') && !/^0+$/.test(number))
        expect(isSiret(number.slice(0, at) + b + a + number.slice(at + 2))).toBe(false)
      }),
    )
  })
})

describe('RNA', () => {
  test.each(['W381000123', 'W9C1000123', 'W751234567'])('%s is one', (number) => expect(isRna(number)).toBe(true))
  test.each(['W38100012', 'W3810001234', '381000123W', 'WA81000123', 'X381000123', ''])('%s is none', (number) => expect(isRna(number)).toBe(false))
})

test('numbers are read as people write them', () => {
  expect(compactNumber(' 732 829 320 00074 ')).toBe('73282932000074')
  expect(compactNumber('w38-1000123')).toBe('W381000123')
  expect(compactNumber('732\u202f829\u00a0320 00074')).toBe('73282932000074')
})
