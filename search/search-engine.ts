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
  /** What its title says it is, what else people call that, and what else its words could be called: see `subjectOf`. */
  subject: string[]
  otherNames: string[]
  synonyms: string[]
  /** French names of its subcategory and its category. */
  kind: string
  categoryName: string
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
  /** Annonces that the filters would find and that are not to be: not free in the window asked, or changed since the index was told. */
  excludeIds: number[]
  sort: SearchSort
  /** From 1. */
  page: number
  pageSize: number
}

export type EngineName = 'meilisearch' | 'postgres'

export interface SearchEngine {
  readonly name: EngineName
  /** The ids of one page, in order. @throws when it cannot answer. */
  search(query: SearchQuery): Promise<number[]>
  /** @throws when it cannot answer. */
  matches(text: string): Promise<Matching>
}

/** The documents whose words match a text. */
export interface Matching {
  /** All of them, in no order. */
  ids: number[]
  /** The first of them in the order of their words, as many as cost nothing more: none, if it likes. */
  first: number[]
}

/** When a document was written, in milliseconds since 1970: what tells two copies of the documents apart. */
export type Stamps = Map<number, number>
export type StampedDocument = SearchDocument & { stamp: number }

/** A question that everything answers. */
export const PROBE: SearchQuery = {
  text: '', natures: [], categories: [], communes: [], around: null, free: false, accessible: false, quantity: 1, capacity: 0, audience: ['public'],
  excludeIds: [], sort: 'pertinence', page: 1, pageSize: 1,
}
