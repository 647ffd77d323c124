import type { CalendarListing } from './calendar/calendar'
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
  total: number
  /** Counted with every filter but the facet's own, so that another choice shows what it would find. */
  facets: SearchFacets
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
  const counts = { nature: new Map<string, number>(), category: new Map<string, number>(), commune: new Map<string, number>() }
  const capacity = CAPACITY_STEPS.map(() => 0)
  const quantity = QUANTITY_STEPS.map(() => 0)
  const answer = { total: 0, free: 0, accessible: 0 }
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
    if (misses === 0) answer.total++
    const counted = (facet: number) => misses === 0 || misses === facet
    if (counted(NATURE)) add(counts.nature, listing.terms.nature)
    if (counted(CATEGORY)) {
      add(counts.category, listing.category)
      add(counts.category, topOf(listing.category))
    }
    if (counted(COMMUNE)) for (const insee of listing.communes) add(counts.commune, insee)
    if (listing.free && counted(FREE)) answer.free++
    if (listing.accessible && counted(ACCESSIBLE)) answer.accessible++
    if (listing.capacity !== null && counted(CAPACITY)) CAPACITY_STEPS.forEach((step, i) => listing.capacity! >= step && capacity[i]!++)
    if (counted(QUANTITY)) QUANTITY_STEPS.forEach((step, i) => free >= step && quantity[i]!++)
  }
  return {
    total: answer.total, busy,
    facets: {
      nature: Object.fromEntries(counts.nature), category: Object.fromEntries(counts.category), commune: Object.fromEntries(counts.commune),
      free: answer.free, accessible: answer.accessible, capacity: steps(CAPACITY_STEPS, capacity), quantity: steps(QUANTITY_STEPS, quantity),
    },
    finds: (listing) => missOf(listing) === 0 && question.freeOf(listing) >= question.quantity,
  }
}

/** Which filters an annonce misses, as bits; -1 where one that is no facet leaves it out. */
function missesFor({ natures, categories, communes, within, free, accessible, capacity }: TallyQuestion): (listing: CalendarListing) => number {
  const [ofNature, ofCategory, ofCommune] = [new Set<string>(natures), new Set(categories), new Set(communes)]
  return (listing) => {
    if (within && !listing.communes.some((insee) => within.has(insee))) return -1
    let missed = 0
    if (ofNature.size > 0 && !ofNature.has(listing.terms.nature)) missed |= NATURE
    if (ofCategory.size > 0 && !ofCategory.has(listing.category) && !ofCategory.has(topOf(listing.category))) missed |= CATEGORY
    if (ofCommune.size > 0 && !listing.communes.some((insee) => ofCommune.has(insee))) missed |= COMMUNE
    if (free && !listing.free) missed |= FREE
    if (accessible && !listing.accessible) missed |= ACCESSIBLE
    if (capacity > 0 && (listing.capacity === null || listing.capacity < capacity)) missed |= CAPACITY
    return missed
  }
}

const tops = new Map<string, string>()

/** `mobilier` of `mobilier.chaises`. */
function topOf(category: string): string {
  let top = tops.get(category)
  if (top === undefined) tops.set(category, (top = category.split('.')[0]!))
  return top
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
const steps = (limits: readonly number[], counts: number[]): Record<string, number> =>
  Object.fromEntries(limits.map((limit, i) => [String(limit), counts[i]!] as const).filter(([, count]) => count > 0))
