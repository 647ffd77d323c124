import { describe, expect, test } from 'vitest'

import { countedLines, lacking, type OccasionLine, occasionState } from '~/loans/occasion'

const line = (state: OccasionLine['state'], accepted = 0, withdrawn = false, choiceId: string | null = null): OccasionLine => ({ state, asked: 10, accepted, withdrawn, choiceId })
const either = (state: OccasionLine['state'], accepted = 0, withdrawn = false) => line(state, accepted, withdrawn, 'choice')

describe('an occasion, to who asked for it', () => {
  test.each([
    ['waiting', [line('pending'), line('declined')]],
    ['whole', [line('accepted', 10), line('handed_over', 10), line('closed', 10)]],
    ['part', [line('accepted', 10), line('declined')]],
    ['part', [line('accepted', 4)]],
    ['nothing', [line('declined'), line('expired')]],
    ['nothing', [line('cancelled', 10)]],
    ['over', [line('closed', 10), line('declined')]],
    ['withdrawn', [line('cancelled', 0, true), line('cancelled', 10, true)]],
    ['whole', [line('accepted', 10), line('cancelled', 0, true)]],
    ['whole', [either('accepted', 10), either('cancelled'), either('declined')]],
    ['waiting', [either('declined'), either('pending'), either('accepted', 4)]],
    ['part', [either('declined'), either('accepted', 4), either('accepted', 6)]],
    ['nothing', [either('cancelled', 10), either('cancelled')]],
    ['withdrawn', [either('cancelled', 10, true), either('cancelled')]],
  ] as const)('is %s', (state, lines) => expect(occasionState(lines)).toBe(state))

  test('lacks what nobody has promised and nobody is still to answer', () => {
    expect(lacking(line('pending'))).toBe(0)
    expect(lacking(line('accepted', 4))).toBe(6)
    expect(lacking(line('declined'))).toBe(10)
    expect(lacking(line('expired'))).toBe(10)
    expect(lacking(line('cancelled', 10))).toBe(10)
    expect(lacking(line('cancelled', 10, true))).toBe(0)
    expect(lacking(line('closed', 10))).toBe(0)
  })

  test('lacks of a choice what the best of its answers leaves', () => {
    expect(countedLines([either('declined'), line('declined'), either('accepted', 4), either('accepted', 6)]).map(lacking)).toEqual([10, 4])
    expect(countedLines([either('cancelled', 10), either('cancelled')]).map(lacking)).toEqual([10])
  })
})
