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
  found: number[]
  total: number
  /** Those that pass every filter, but are not free in the quantity asked. */
  busy: number[]
  /** Whether the annonce at this place would be among the found. */
  finds: (place: number) => boolean
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
export function tally(listings: ListingColumns, places: ArrayLike<number>, question: TallyQuestion): Tally {
  const { id, nature, category, communes: sites, free: gratis, accessible, capacity: people } = listings.columns
  const [natures, categories, communes] = [counts(NATURES), counts(CATEGORIES), counts(COMMUNES)]
  const capacity = CAPACITY_STEPS.map(() => 0)
  const quantity = QUANTITY_STEPS.map(() => 0)
  const answer = { free: 0, accessible: 0 }
  const found: number[] = []
  const busy: number[] = []
  const missOf = missesFor(listings, question)
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!
    const missed = missOf(place)
    // Two filters missed: no other choice of one facet would find it.
    if (missed < 0 || (missed & (missed - 1)) !== 0) continue
    const free = question.freeOf(place)
    if (free === 0) {
      if (missed === 0) busy.push(id[place]!)
      continue
    }
    const misses = free < question.quantity ? missed | QUANTITY : missed
    if (misses === QUANTITY) busy.push(id[place]!)
    if ((misses & (misses - 1)) !== 0) continue
    if (misses === 0) found.push(id[place]!)
    if (misses === 0 || misses === NATURE) natures[nature[place]!]!++
    if (misses === 0 || misses === CATEGORY) {
      categories[category[place]!]!++
      categories[topOf(category[place]!)]!++
    }
    if (misses === 0 || misses === COMMUNE) for (const commune of COMMUNE_SETS[sites[place]!]!) communes[commune]!++
    if (gratis[place] === 1 && (misses === 0 || misses === FREE)) answer.free++
    if (accessible[place] === 1 && (misses === 0 || misses === ACCESSIBLE)) answer.accessible++
    if (misses === 0 || misses === CAPACITY) countSteps(CAPACITY_STEPS, capacity, people[place]!)
    if (misses === 0 || misses === QUANTITY) countSteps(QUANTITY_STEPS, quantity, free)
  }
  return {
    found, total: found.length, busy,
    facets: {
      nature: named(natures, NATURES), category: named(categories, CATEGORIES), commune: named(communes, COMMUNES),
      free: answer.free, accessible: answer.accessible, capacity: steps(CAPACITY_STEPS, capacity), quantity: steps(QUANTITY_STEPS, quantity),
    },
    finds: (place) => missOf(place) === 0 && question.freeOf(place) >= question.quantity,
  }
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

const counts = (numbering: Numbering): number[] => Array.from({ length: numbering.size }, () => 0)
const named = (counted: readonly number[], numbering: Numbering): Record<string, number> =>
  Object.fromEntries(counted.flatMap((count, number) => (count > 0 ? [[numbering.name(number), count] as const] : [])))

function countSteps(limits: readonly number[], counted: number[], value: number): void {
  for (let i = 0; i < limits.length && value >= limits[i]!; i++) counted[i]!++
}

const steps = (limits: readonly number[], counted: readonly number[]): Record<string, number> =>
  Object.fromEntries(limits.map((limit, i) => [String(limit), counted[i]!] as const).filter(([, count]) => count > 0))
