/** So many questions in a row without an answer in time, and an engine counts as ill. */
const TOLERATED = 3

export interface Slowness {
  /** A question that began at `began` had no answer in time, at `now`. @returns true where that is once too often. */
  missed(began: number, now: number): boolean
  answered(): void
}

/**
 * One slow answer is no illness: it is given by the other engine, and the next is asked here again. Questions that were under
 * way together count as one: what held them up (a pause of this process, a burst) was one thing.
 */
export function watchSlowness(): Slowness {
  let count = 0
  let last = -Infinity
  return {
    missed(began, now) {
      if (began >= last) {
        count++
        last = now
      }
      return count >= TOLERATED
    },
    answered() {
      count = 0
    },
  }
}
