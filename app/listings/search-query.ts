import type { Nature } from './taxonomy'

export const SORTS = ['pertinence', 'distance', 'recent'] as const
export type Sort = (typeof SORTS)[number]

/** The list is there in both; on a phone the map stands above it in the second only. */
export const VIEWS = ['liste', 'carte'] as const
export type View = (typeof VIEWS)[number]

export const SEARCH_LIMITS = {
  text: 200,
  quantity: 100_000,
  /** People. */
  capacity: 100_000,
  /** Kilometres. */
  radius: 200,
  /** Values of one filter. */
  values: 100,
  /** Days from the first to the last. */
  days: 366,
  /** Nobody plans further ahead; it catches years typed wrong. */
  yearsAhead: 3,
} as const

/** The radii offered, in kilometres. */
export const RADII = [5, 10, 20, 40] as const

/** What is asked, as an address can say it; every value here is a good one. Parsing: search-params.ts. */
export interface SearchParams {
  text: string
  /** `2027-06-12` or `2027-06-12T09:00`, the wall clock of Paris; both empty without dates. `to` as a day is included. */
  from: string
  to: string
  quantity: number
  /** At least this many people; 0 where nobody asks. */
  capacity: number
  categories: string[]
  natures: Nature[]
  /** INSEE codes. */
  communes: string[]
  around: { commune: string; radius: number | null } | null
  free: boolean
  accessible: boolean
  sort: Sort
  view: View
  page: number
}

export const EVERYTHING: SearchParams = {
  text: '', from: '', to: '', quantity: 1, capacity: 0, categories: [], natures: [], communes: [], around: null, free: false, accessible: false,
  sort: 'pertinence', view: 'liste', page: 1,
}

/** The address of a search: only what differs from asking for everything, in one order, so that equal searches have one address. */
export function searchHref(params: SearchParams, changes: Partial<SearchParams> = {}): string {
  const { text, from, to, quantity, capacity, categories, natures, communes, around, free, accessible, sort, view, page } = { ...params, page: 1, ...changes }
  const query = new URLSearchParams()
  const add = (name: string, value: string | number | false | null | undefined) => value && query.append(name, String(value))
  add('q', text)
  add('du', from)
  add('au', to)
  add('quantite', quantity > 1 && quantity)
  add('capacite', capacity)
  for (const nature of natures) add('nature', nature)
  for (const category of categories) add('categorie', category)
  for (const commune of communes) add('commune', commune)
  add('autour', around?.commune)
  add('rayon', around?.radius)
  add('gratuit', free && '1')
  add('pmr', accessible && '1')
  add('tri', sort !== 'pertinence' && sort)
  add('vue', view !== 'liste' && view)
  add('page', page > 1 && page)
  const written = query.toString().replaceAll('%3A', ':')
  return written ? `/annonces?${written}` : '/annonces'
}
