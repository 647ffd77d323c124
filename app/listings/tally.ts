import type { ListingColumns } from './calendar/listing-columns'
import { CATEGORIES, COMMUNE_SETS, COMMUNES, NATURES, type Numbering, topOf } from './calendar/numbering'
import type { SearchParams } from './search-query'

/** What the facets of quantity and capacity count: how many annonces reach each step. */
export const QUANTITY_STEPS = [2, 10, 20, 50, 100] as const
export const CAPACITY_STEPS = [10, 20, 50, 100, 200] as const

export interface SearchFacets {
  nature: Record<string, number>
  /** Categories and subcategories, each with its own count. */
  category: Record<string, number>
  commune: Record<string, number>
  /** How many of them are free of charge, step-free. */
  free: number
  accessible: number
  /** By step: how many hold at least so many people. Steps that none reaches are absent. */
  capacity: Record<string, number>
  /** By step: how many have at least so many free. Steps that none reaches are absent. */
  quantity: Record<string, number>
}

/** The filters of a search, and how many of an annonce can be had then. */
export interface TallyQuestion extends Pick<SearchParams, 'natures' | 'categories' | 'communes' | 'free' | 'accessible' | 'capacity' | 'quantity'> {
  /** INSEE codes within the radius; null where none was asked. */
  within: readonly string[] | null
  /** By the place of an annonce. */
  freeOf: (place: number) => number
}

export interface Tally {
  /** Counted with every filter but the facet's own, so that another choice shows what it would find. */
  facets: SearchFacets
  /** Ids, as `busy`. */
  found: Int32Array
  total: number
  /** Those that pass every filter, but are not free in the quantity asked. */
  busy: number[]
}

/** The filters that are facets; the number of each is its bit. */
const NATURE = 1
const CATEGORY = 2
const COMMUNE = 4
const FREE = 8
const ACCESSIBLE = 16
const CAPACITY = 32
const QUANTITY = 64

/**
 * Counts what a search finds among the annonces whose words match: the total, and for each facet what its other choices would
 * find. Exact, and as fresh as the calendar, whatever the index knows. One walk.
 * @param places of those whose words match
 */
export function tally(listings: ListingColumns, question: TallyQuestion, places: ArrayLike<number>): Tally {
  const { id, nature, category, communes, free, accessible, capacity } = listings.columns
  // How many of each number; communes by the sets of them, quantities and capacities by the highest step that they reach.
  const [ofNature, ofCategory, ofCommunes] = [new Uint32Array(NATURES.size), new Uint32Array(CATEGORIES.size), new Uint32Array(COMMUNE_SETS.length)]
  const [ofFree, ofAccessible] = [new Uint32Array(2), new Uint32Array(2)]
  const [ofCapacity, ofQuantity] = [new Uint32Array(CAPACITY_STEPS.length + 1), new Uint32Array(QUANTITY_STEPS.length + 1)]
  const found = new Int32Array(places.length)
  let total = 0
  const busy: number[] = []
  const { freeOf, quantity } = question
  const missOf = missesFor(listings, question)
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    const missed = missOf(place)
    // Two filters missed: no other choice of one facet would find it.
    if (missed < 0 || (missed & (missed - 1)) !== 0) continue
    const left = freeOf(place)
    const misses = left < quantity ? missed | QUANTITY : missed
    if (misses === QUANTITY) busy.push(id[place]!)
    if (left === 0 || (misses & (misses - 1)) !== 0) continue
    if (misses === 0) found[total++] = id[place]!
    if (misses === 0 || misses === NATURE) ofNature[nature[place]!]!++
    if (misses === 0 || misses === CATEGORY) ofCategory[category[place]!]!++
    if (misses === 0 || misses === COMMUNE) ofCommunes[communes[place]!]!++
    if (misses === 0 || misses === FREE) ofFree[free[place]!]!++
    if (misses === 0 || misses === ACCESSIBLE) ofAccessible[accessible[place]!]!++
    if (misses === 0 || misses === CAPACITY) ofCapacity[reached(CAPACITY_STEPS, capacity[place]!)]!++
    if (misses === 0 || misses === QUANTITY) ofQuantity[reached(QUANTITY_STEPS, left)]!++
  }
  return {
    found: found.subarray(0, total), total, busy,
    facets: {
      nature: named(ofNature, NATURES), category: named(withTops(ofCategory), CATEGORIES), commune: named(inEach(ofCommunes), COMMUNES),
      free: ofFree[1]!, accessible: ofAccessible[1]!, capacity: steps(CAPACITY_STEPS, ofCapacity), quantity: steps(QUANTITY_STEPS, ofQuantity),
    },
  }
}

/** Whether the annonce at a place would be among the found. To be asked as `freeFor`: before anything else is put there. */
export function finderOf(listings: ListingColumns, question: TallyQuestion): (place: number) => boolean {
  const missOf = missesFor(listings, question)
  return (place) => missOf(place) === 0 && question.freeOf(place) >= question.quantity
}

/** The total of `tally` alone: what a filter leaves out is not asked whether it is free. */
export function countFound(listings: ListingColumns, question: TallyQuestion, places: ArrayLike<number>): number {
  const finds = finderOf(listings, question)
  let total = 0
  for (let i = 0; i < places.length; i++) if (finds(places[i]!)) total++
  return total
}

/** Which filters an annonce misses, as bits; -1 where one that is no facet leaves it out. */
function missesFor({ columns }: ListingColumns, { natures, categories, communes, within, free, accessible, capacity }: TallyQuestion): (place: number) => number {
  const [ofNature, ofCategory, ofCommune, near] = [chosen(natures, NATURES), chosen(categories, CATEGORIES), communes.length > 0 ? liesIn(communes) : null, within && liesIn(within)]
  return (place) => {
    const sites = columns.communes[place]!
    if (near && near[sites] !== 1) return -1
    let missed = 0
    if (ofNature && ofNature[columns.nature[place]!] !== 1) missed |= NATURE
    if (ofCategory && ofCategory[columns.category[place]!] !== 1 && ofCategory[topOf(columns.category[place]!)] !== 1) missed |= CATEGORY
    if (ofCommune && ofCommune[sites] !== 1) missed |= COMMUNE
    if (free && columns.free[place] !== 1) missed |= FREE
    if (accessible && columns.accessible[place] !== 1) missed |= ACCESSIBLE
    if (capacity > 0 && columns.capacity[place]! < capacity) missed |= CAPACITY
    return missed
  }
}

/** Which sets of communes have one of these. */
function liesIn(codes: readonly string[]): Uint8Array {
  const communes = flags(codes, COMMUNES)
  return Uint8Array.from(COMMUNE_SETS, (set) => Number(set.some((commune) => communes[commune] === 1)))
}

/** Null where nothing was chosen. */
const chosen = (names: readonly string[], numbering: Numbering): Uint8Array | null => (names.length === 0 ? null : flags(names, numbering))

/** By number; what no annonce is has none. */
function flags(names: readonly string[], numbering: Numbering): Uint8Array {
  const set = new Uint8Array(numbering.size)
  for (const name of names) {
    const number = numbering.find(name)
    if (number !== undefined) set[number] = 1
  }
  return set
}

/** A category has what its subcategories have. */
function withTops(counted: Uint32Array): Uint32Array {
  const all = counted.slice()
  for (const [number, count] of counted.entries()) if (count > 0) all[topOf(number)]! += count
  return all
}

/** Of sets of communes, to each of their communes. */
function inEach(counted: Uint32Array): Uint32Array {
  const all = new Uint32Array(COMMUNES.size)
  for (const [number, count] of counted.entries()) if (count > 0) for (const commune of COMMUNE_SETS[number]!) all[commune]! += count
  return all
}

function named(counted: Uint32Array, numbering: Numbering): Record<string, number> {
  const names: Record<string, number> = {}
  for (const [number, count] of counted.entries()) if (count > 0) names[numbering.name(number)] = count
  return names
}

/** How many of these limits, of which each is above the one before, a value reaches. */
function reached(limits: readonly number[], value: number): number {
  let count = 0
  while (count < limits.length && value >= limits[count]!) count++
  return count
}

/** Who reaches a step has reached those below it. */
function steps(limits: readonly number[], counted: Uint32Array): Record<string, number> {
  const reaching = limits.map((limit, i) => [String(limit), counted.subarray(i + 1).reduce((sum, count) => sum + count, 0)] as const)
  return Object.fromEntries(reaching.filter(([, count]) => count > 0))
}
