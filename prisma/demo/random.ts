/** The same seed gives the same demo, on every machine. */
export const DEMO_SEED = 38185

export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(values: readonly T[]): T
  /** One of `values`, as often as its weight says. */
  weighted<T>(values: readonly (readonly [T, number])[]): T
  shuffled<T>(values: readonly T[]): T[]
  /** A UUID of version 7: it sorts by the instant it was made at. */
  uuid(at: Date): string
}

/** A generator of its own (mulberry32): Math.random cannot be seeded. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('')
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (values) => values[int(0, values.length - 1)]!,
    weighted(values) {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0)
      return (values.find(([, weight]) => (left -= weight) < 0) ?? values[values.length - 1]!)[0]
    },
    shuffled(values) {
      const order = [...values]
      for (let i = order.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      return order
    },
    uuid(at) {
      const time = at.getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(12)}`
    },
  }
}
