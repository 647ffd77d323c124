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
  free: boolean
  accessible: boolean
  /** Who may see it; `public` for all. */
  audience: string[]
  /** Seconds since 1970 of its publication. */
  publishedAt: number
}

export type SearchSort = 'pertinence' | 'distance' | 'recent'

export interface SearchQuery {
  text: string
  natures: SearchNature[]
  /** Slugs, of categories or subcategories. */
  categories: string[]
  communes: string[]
  /** Communes within the radius, computed by the caller from the territory. */
  around: { lat: number; lng: number; communes: string[] } | null
  free: boolean
  accessible: boolean
  /** At least this stock. */
  quantity: number
  audience: string[]
  /** Annonces that are not free in the window asked: left out of results, totals and facets. */
  excludeIds: number[]
  sort: SearchSort
  /** From 1. */
  page: number
  pageSize: number
}

export interface SearchAnswer {
  /** In order. */
  ids: number[]
  total: number
  facets: { nature: Record<string, number>; category: Record<string, number>; commune: Record<string, number> }
}

export interface SearchEngine {
  readonly name: 'meilisearch' | 'postgres'
  search(query: SearchQuery): Promise<SearchAnswer>
  /** Adds or replaces documents; resolves when they can be found. */
  put(documents: SearchDocument[]): Promise<void>
  remove(ids: number[]): Promise<void>
  /** True when it can answer. */
  healthy(): Promise<boolean>
}
