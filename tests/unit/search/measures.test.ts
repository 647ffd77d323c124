import { describe, expect, test } from 'vitest'

import { type Match, gradeOf } from '../../benchmarks/relevance/judged'
import { meanOf, score } from '../../benchmarks/relevance/measures'

const scored = (found: number[], all: number[]) => score('exact', 'chaises', found, all)

describe('the measures of relevance', () => {
  test('nDCG@10: what was gained, of what could be; a place counts by the logarithm of its number', () => {
    // 7/1 + 0 + 3/2 of 7/1 + 3/1.58496 + 1/2.
    expect(scored([3, 0, 2], [1, 2, 3]).ndcg).toBeCloseTo(8.5 / 9.39279, 5)
    expect(scored([3, 2, 1], [1, 2, 3]).ndcg).toBe(1)
    // 1/1 + 7/1.58496 of 7/1 + 1/1.58496.
    expect(scored([1, 3], [3, 1]).ndcg).toBeCloseTo(5.41651 / 7.63093, 5)
    expect(scored([0, 0], [3]).ndcg).toBe(0)
  })

  test('what comes after the tenth counts nothing, neither found nor missed', () => {
    const ten = Array.from({ length: 10 }, () => 2)
    expect(scored([...ten, 2], [...ten, 2, 2]).ndcg).toBe(1)
    expect(scored([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], [3]).ndcg).toBe(0)
  })

  test('success: the first is of the best grade that there is, whichever that is', () => {
    expect(scored([2, 1], [2, 1]).success).toBe(true)
    expect(scored([2, 3], [3, 2]).success).toBe(false)
    expect(scored([], [3])).toMatchObject({ success: false, zeroHits: true, ndcg: 0 })
  })

  test('where the right answer is nothing, anything found is wrong', () => {
    expect(scored([], [])).toMatchObject({ ndcg: 1, success: true, zeroHits: true })
    expect(scored([0], [])).toMatchObject({ ndcg: 0, success: false, zeroHits: false })
  })

  test('means are over the questions', () => {
    expect(meanOf([scored([3], [3]), scored([], [3]), scored([0, 0], [3]), scored([2], [2])])).toEqual({ queries: 4, ndcg: 0.5, success: 0.5, zeroHits: 0.25 })
  })
})

describe('the grade of an annonce', () => {
  const document = { title: '40 chaises d’écoliers', category: 'mobilier', subcategory: 'mobilier.chaises', communeNames: ['Eybens'], association: 'Sou des écoles' }
  test.each<[string, Match, boolean]>([
    ['a title, read plain', /chaises d ecoliers/, true], ['another title', /tables/, false], ['a category', 'mobilier', true], ['a subcategory', 'mobilier.chaises', true],
    ['another subcategory', 'mobilier.tables', false], ['all that is stated', { title: /chaises/, in: 'mobilier', commune: 'Eybens', association: /sou/ }, true],
    ['one thing stated that is not so', { title: /chaises/, commune: 'Grenoble' }, false],
  ])('by %s', (_case, match, holds) => {
    expect(gradeOf([[2, match]], document)).toBe(holds ? 2 : 0)
  })

  test('is the highest that a rule gives', () => {
    expect(gradeOf([[1, 'mobilier'], [3, /chaises/], [2, 'mobilier.chaises']], document)).toBe(3)
  })
})
