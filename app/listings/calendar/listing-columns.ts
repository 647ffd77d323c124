import { larger, Spans } from './spans'

/** The numbers of an annonce. */
const NAMES = [
  'id', 'stock', 'lost',
  // Of `TERMS`, `NATURES`, `CATEGORIES` (its subcategory's) and `COMMUNE_SETS` (of its sites).
  'terms', 'nature', 'category', 'communes',
  // Of `COMMUNES`, that of its first site; -1 where it has none.
  'commune',
  // Minutes; `NO_LIMIT` where nothing is too long.
  'bufferBefore', 'bufferAfter', 'minDuration', 'maxDuration',
  'noticeHours',
  // Whose turn it is: among equals the smaller comes first.
  'turn',
  // Seconds since 1970.
  'publishedAt',
  // How many people it holds; `NOBODY` for what holds nobody.
  'capacity',
  // 1 or 0.
  'free', 'accessible',
] as const
type Name = (typeof NAMES)[number]

export const NO_LIMIT = 2 ** 31 - 1
export const NOBODY = -1

/** What the calendar knows of an annonce that may be found. Instants are milliseconds since 1970. */
export interface CalendarListing extends Readonly<Record<Name, number>> {
  /** Start, end; start, end; ... */
  closures: readonly number[]
  /** Four numbers a hold: held from, held until, retour agreed (Infinity while nothing is out), quantity. */
  holds: readonly number[]
}

const FEWEST = 1024
const NOWHERE = -1
let stamps = 0

/**
 * The annonces of the calendar side by side: each has a place, and each number of it a column. Asking a hundred thousand of them
 * is a walk through memory in its order, and nothing that a collector of garbage would have to walk through (decision 0012).
 */
export class ListingColumns {
  /** By place; whoever keeps one of them while an annonce is put may hold an old one. */
  readonly columns = Object.fromEntries(NAMES.map((name) => [name, new Int32Array(FEWEST)])) as Record<Name, Int32Array>
  readonly closures = new Spans()
  readonly holds = new Spans()
  #stamps = new Int32Array(FEWEST)
  #size = 0
  #places = new Int32Array(FEWEST).fill(NOWHERE)
  #givenUp: number[] = []
  #all: Int32Array | null = null

  /** -1 where it is not here. */
  placeOf(id: number): number {
    return this.#places[id] ?? NOWHERE
  }

  /** Of those of these annonces that are here, in their order. */
  placesOf(ids: ArrayLike<number>): Int32Array {
    const places = new Int32Array(ids.length)
    let count = 0
    for (let i = 0; i < ids.length; i++) {
      const place = this.placeOf(ids[i]!)
      if (place !== NOWHERE) places[count++] = place
    }
    return places.subarray(0, count)
  }

  /** The places of all. */
  all(): Int32Array {
    return (this.#all ??= Int32Array.from({ length: this.#size }, (_, place) => place).filter((place) => this.placeOf(this.columns.id[place]!) === place))
  }

  at(place: number): CalendarListing {
    const numbers = Object.fromEntries(NAMES.map((name) => [name, this.columns[name][place]!])) as Record<Name, number>
    return { ...numbers, closures: this.closures.get(place), holds: this.holds.get(place) }
  }

  /** Another one after each change of the annonce; 0 where it is not here. */
  stampOf(id: number): number {
    const place = this.placeOf(id)
    return place === NOWHERE ? 0 : this.#stamps[place]!
  }

  /** Instead of what was known of the same annonce. */
  put(listing: CalendarListing): void {
    const place = this.#takePlace(listing.id)
    for (const name of NAMES) this.columns[name][place] = listing[name]
    this.closures.set(place, listing.closures)
    this.holds.set(place, listing.holds)
    this.#stamps[place] = ++stamps
  }

  remove(id: number): void {
    const place = this.placeOf(id)
    if (place === NOWHERE) return
    this.#places[id] = NOWHERE
    this.#givenUp.push(place)
    this.#all = null
  }

  #takePlace(id: number): number {
    const known = this.placeOf(id)
    if (known !== NOWHERE) return known
    const place = this.#givenUp.pop() ?? this.#size++
    if (place >= this.#stamps.length) {
      this.#stamps = larger(this.#stamps, place + 1)
      for (const name of NAMES) this.columns[name] = larger(this.columns[name], place + 1)
    }
    if (id >= this.#places.length) {
      const end = this.#places.length
      this.#places = larger(this.#places, id + 1).fill(NOWHERE, end)
    }
    this.#places[id] = place
    this.#all = null
    return place
  }
}
