import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { LAST_REQUESTS, turnOf } from '~/listings/turn'

describe('whose turn it is', () => {
  test('who was never asked comes first', () => {
    expect(turnOf({ unanswered: 0, asked: 0 })).toBe(0)
  })

  test('who was asked less comes first, once it is about half as often', () => {
    const turns = [0, 1, 2, 3, 6, 7, 14].map((asked) => turnOf({ unanswered: 0, asked }))
    expect(turns).toEqual([0, 1, 1, 2, 2, 3, 3])
  })

  test('who answered comes before who did not, however often each was asked', () => {
    fc.assert(
      fc.property(fc.nat(LAST_REQUESTS - 1), fc.nat(1_000_000), fc.nat(1_000_000), (unanswered, often, seldom) => {
        expect(turnOf({ unanswered, asked: often })).toBeLessThan(turnOf({ unanswered: unanswered + 1, asked: seldom }))
      }),
    )
  })
})
