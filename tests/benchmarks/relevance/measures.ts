import type { QueryClass } from './judged'

const TOP = 10

/** One question as an engine answered it. */
export interface Scored {
  queryClass: QueryClass
  text: string
  ndcg: number
  /** The first result is of the best that there is. */
  success: boolean
  /** Nothing was found. */
  zeroHits: boolean
}

export interface ClassScore {
  queries: number
  ndcg: number
  success: number
  zeroHits: number
}

/**
 * @param found the grades of what was found, in order. @param all the grades of everything in the corpus, in any order; empty
 * where the right answer is nothing, and then anything found is wrong.
 */
export function score(queryClass: QueryClass, text: string, found: readonly number[], all: readonly number[]): Scored {
  const best = all.filter((grade) => grade > 0).sort((a, b) => b - a)
  const zeroHits = found.length === 0
  if (best.length === 0) return { queryClass, text, ndcg: Number(zeroHits), success: zeroHits, zeroHits }
  return { queryClass, text, ndcg: gain(found) / gain(best), success: found[0] === best[0], zeroHits }
}

/** Discounted cumulative gain of the first ten: a 3 is worth 7, a 2 is worth 3, a 1 is worth 1. */
const gain = (grades: readonly number[]) => grades.slice(0, TOP).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)

/** Means over some questions. */
export function meanOf(scored: readonly Scored[]): ClassScore {
  const mean = (value: (one: Scored) => number) => scored.reduce((sum, one) => sum + value(one), 0) / scored.length
  return { queries: scored.length, ndcg: mean(({ ndcg }) => ndcg), success: mean(({ success }) => Number(success)), zeroHits: mean(({ zeroHits }) => Number(zeroHits)) }
}
