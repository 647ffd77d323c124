import type { Random } from '../../../prisma/demo/random'

/** One of many, as often as its weight says: the weights are summed once. */
export function picker<T>(values: readonly T[], weightOf: (value: T) => number): (random: Random) => T {
  const ends: number[] = []
  let total = 0
  for (const value of values) ends.push((total += weightOf(value)))
  return (random) => {
    const wanted = random.next() * total
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return values[low]!
  }
}

/** `total` shared out by weight, in whole numbers that add up to it. */
export function shares(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let passed = 0
  let given = 0
  return weights.map((weight) => {
    const share = Math.round(((passed += weight) / sum) * total) - given
    given += share
    return share
  })
}

/** A UUID of version 7 that is the same at each run: `kind` tells the tables apart. */
export function uuidOf(at: number, kind: number, n: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`
}
