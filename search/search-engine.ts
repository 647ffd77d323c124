/**
 * The port of the search: what the site asks, what an engine answers. Two engines stand behind it
 * (meilisearch/, postgres/), and one suite of behaviour runs against both.
 */

export type SearchNature = 'pret' | 'salle' | 'vehicule' | 'competence' | 'don'

/** One annonce as the engines know it. Nothing secret, nothing that only a loan's contacts may see. */
export interface SearchDocument {
  id: number
  title: string
  description: string
  /** Words of the category and its subcategory, in French. */
  categoryWords: string
  association: string
  associationId: string
  nature: SearchNature
  /** `mobilier` */
  category: string
  /** `mobilier.chaises` */
  subcategory: string
  /** INSEE codes of its sites. */
  communes: string[]
  communeNames: string[]
  /** Central point of its first site's commune. */
  point: { lat: number; lng: number } | null
  stock: number
  /** How many people it holds; null for what holds nobody. */
  capacity: number | null
  free: boolean
  accessible: boolean
  /** Who may see it; `public` for all. */
  audience: string[]
  /** Seconds since 1970 of its publication. */
  publishedAt: number
  /** Whose turn it is: among equals the smaller comes first. */
  turn: number
}

/** What the facets of quantity and capacity count: how many annonces reach each step. */
export const QUANTITY_STEPS = [2, 10, 20, 50, 100] as const
export const CAPACITY_STEPS = [10, 20, 50, 100, 200] as const

export type SearchSort = 'pertinence' | 'distance' | 'recent'

export interface SearchQuery {
  text: string
  natures: SearchNature[]
  /** Slugs, of categories or subcategories. */
  categories: string[]
  communes: string[]
  /** Communes within the radius, computed by the caller from the territory; null where no radius was asked. */
  around: { lat: number; lng: number; communes: string[] | null } | null
  free: boolean
  accessible: boolean
  /** At least this stock. */
  quantity: number
  /** Holding at least this many people; 0 for any. */
  capacity: number
  audience: string[]
  /** Annonces that are not free in the window asked, or fewer of them than `quantity`: left out of results, totals and facets. */
  excludeIds: number[]
  /**
   * Annonces of which only some are free in the window asked, with how many. It decides nothing but the facet of quantity, which
   * counts what another quantity would find: so those that `quantity` alone excludes belong here too, those excluded whatever the quantity do not.
   */
  partlyFree: { id: number; free: number }[]
  sort: SearchSort
  /** From 1. */
  page: number
  pageSize: number
}

export interface SearchFacets {
  nature: Record<string, number>
  /** Categories and subcategories, each with its own count. */
  category: Record<string, number>
  commune: Record<string, number>
  /** How many of them are free of charge, step-free. */
  free: number
  accessible: number
  /** By step (`CAPACITY_STEPS`): how many hold at least so many people. Steps that none reaches are absent. */
  capacity: Record<string, number>
  /** By step (`QUANTITY_STEPS`): how many have at least so many free. Steps that none reaches are absent. */
  quantity: Record<string, number>
}

export interface SearchAnswer {
  /** In order. */
  ids: number[]
  /** Exact, however many. */
  total: number
  /** Counted with every filter but the facet's own, so that another choice shows what it would find. */
  facets: SearchFacets
}

export type EngineName = 'meilisearch' | 'postgres'

export interface SearchEngine {
  readonly name: EngineName
  /** @throws when it cannot answer. */
  search(query: SearchQuery): Promise<SearchAnswer>
  /** All documents whose words match, in no order. @throws when it cannot answer. */
  matches(text: string): Promise<number[]>
}

/** When a document was written, in milliseconds since 1970: what tells two copies of the documents apart. */
export type Stamps = Map<number, number>
export type StampedDocument = SearchDocument & { stamp: number }

/** A question that everything answers. */
export const PROBE: SearchQuery = {
  text: '', natures: [], categories: [], communes: [], around: null, free: false, accessible: false, quantity: 1, capacity: 0, audience: ['public'],
  excludeIds: [], partlyFree: [], sort: 'pertinence', page: 1, pageSize: 1,
}
