const FEWEST = 1024

/** Lists of numbers in one array, each at a place; none is there before it is set. */
export class Spans {
  values = new Float64Array(FEWEST)
  /** Where the list of a place begins, and ends. */
  starts = new Int32Array(FEWEST)
  ends = new Int32Array(FEWEST)
  #used = 0
  #live = 0

  /** @param place a whole number from 0 on */
  set(place: number, numbers: readonly number[]): void {
    if (place >= this.starts.length) {
      this.starts = larger(this.starts, place + 1)
      this.ends = larger(this.ends, place + 1)
    }
    const room = this.ends[place]! - this.starts[place]!
    this.#live += numbers.length - room
    if (numbers.length > room) {
      this.#make(numbers.length)
      this.starts[place] = this.#used
      this.#used += numbers.length
    }
    this.values.set(numbers, this.starts[place])
    this.ends[place] = this.starts[place]! + numbers.length
  }

  get(place: number): number[] {
    return [...this.values.subarray(this.starts[place], this.ends[place])]
  }

  /** Room for so many at the end; what was left behind by lists that moved is used again once it is half of all. */
  #make(count: number): void {
    if (this.#used + count <= this.values.length) return
    if (this.#live * 2 > this.#used) {
      this.values = larger(this.values, this.#used + count)
      return
    }
    const kept = new Float64Array(Math.max(this.values.length, this.#live + count))
    let used = 0
    for (let place = 0; place < this.starts.length; place++) {
      const list = this.values.subarray(this.starts[place], this.ends[place])
      kept.set(list, used)
      this.starts[place] = used
      used += list.length
      this.ends[place] = used
    }
    this.values = kept
    this.#used = used
  }
}

/** The same numbers with zeros after them: at least so many, and twice as many as before. */
export function larger<T extends Int32Array | Float64Array>(numbers: T, atLeast: number): T {
  const copy = new (numbers.constructor as new (length: number) => T)(Math.max(atLeast, numbers.length * 2))
  copy.set(numbers)
  return copy
}
