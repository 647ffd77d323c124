import type { CalendarListing } from './calendar/calendar'
import { CATEGORIES, COMMUNES, NATURES, type Numbering, topOf } from './calendar/numbering'
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
  within: ReadonlySet<string> | null
  freeOf: (listing: CalendarListing) => number
}

export interface Tally {
  /** Counted with every filter but the facet's own, so that another choice shows what it would find. */
  facets: SearchFacets
  found: CalendarListing[]
  total: number
  /** Those that pass every filter, but are not free in the quantity asked. */
  busy: number[]
  /** Whether this one is among the found. */
  finds: (listing: CalendarListing) => boolean
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
 */
export function tally(matching: Iterable<CalendarListing>, question: TallyQuestion): Tally {
  const [natures, categories, communes] = [counts(NATURES), counts(CATEGORIES), counts(COMMUNES)]
  const capacity = CAPACITY_STEPS.map(() => 0)
  const quantity = QUANTITY_STEPS.map(() => 0)
  const answer = { free: 0, accessible: 0 }
  const found: CalendarListing[] = []
  const busy: number[] = []
  const missOf = missesFor(question)
  for (const listing of matching) {
    const missed = missOf(listing)
    // Two filters missed: no other choice of one facet would find it.
    if (missed < 0 || (missed & (missed - 1)) !== 0) continue
    const free = question.freeOf(listing)
    if (free === 0) {
      if (missed === 0) busy.push(listing.id)
      continue
    }
    const misses = free < question.quantity ? missed | QUANTITY : missed
    if (misses === QUANTITY) busy.push(listing.id)
    if ((misses & (misses - 1)) !== 0) continue
    if (misses === 0) found.push(listing)
    if (misses === 0 || misses === NATURE) natures[listing.nature]!++
    if (misses === 0 || misses === CATEGORY) {
      categories[listing.category]!++
      categories[topOf(listing.category)]!++
    }
    if (misses === 0 || misses === COMMUNE) for (const commune of listing.communes) communes[commune]!++
    if (listing.free && (misses === 0 || misses === FREE)) answer.free++
    if (listing.accessible && (misses === 0 || misses === ACCESSIBLE)) answer.accessible++
    if (listing.capacity !== null && (misses === 0 || misses === CAPACITY)) countSteps(CAPACITY_STEPS, capacity, listing.capacity)
    if (misses === 0 || misses === QUANTITY) countSteps(QUANTITY_STEPS, quantity, free)
  }
  return {
    found, total: found.length, busy,
    facets: {
      nature: named(natures, NATURES), category: named(categories, CATEGORIES), commune: named(communes, COMMUNES),
      free: answer.free, accessible: answer.accessible, capacity: steps(CAPACITY_STEPS, capacity), quantity: steps(QUANTITY_STEPS, quantity),
    },
    finds: (listing) => missOf(listing) === 0 && question.freeOf(listing) >= question.quantity,
  }
}

/** Which filters an annonce misses, as bits; -1 where one that is no facet leaves it out. */
function missesFor({ natures, categories, communes, within, free, accessible, capacity }: TallyQuestion): (listing: CalendarListing) => number {
  const [ofNature, ofCategory, ofCommune, near] = [chosen(natures, NATURES), chosen(categories, CATEGORIES), chosen(communes, COMMUNES), within && flags(within, COMMUNES)]
  const lies = (listing: CalendarListing, where: Uint8Array) => listing.communes.some((commune) => where[commune] === 1)
  return (listing) => {
    if (near && !lies(listing, near)) return -1
    let missed = 0
    if (ofNature && ofNature[listing.nature] !== 1) missed |= NATURE
    if (ofCategory && ofCategory[listing.category] !== 1 && ofCategory[topOf(listing.category)] !== 1) missed |= CATEGORY
    if (ofCommune && !lies(listing, ofCommune)) missed |= COMMUNE
    if (free && !listing.free) missed |= FREE
    if (accessible && !listing.accessible) missed |= ACCESSIBLE
    if (capacity > 0 && (listing.capacity === null || listing.capacity < capacity)) missed |= CAPACITY
    return missed
  }
}

/** Null where nothing was chosen. */
const chosen = (names: readonly string[], numbering: Numbering): Uint8Array | null => (names.length === 0 ? null : flags(names, numbering))

/** By number; what no annonce is has none. */
function flags(names: Iterable<string>, numbering: Numbering): Uint8Array {
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
