import type { Nature } from './taxonomy'

export const SORTS = ['pertinence', 'distance', 'recent'] as const
export type Sort = (typeof SORTS)[number]

/** The list is there in both; in the second the map stands beside it, on a phone above it. */
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

/**
 * The address of a search: only what differs from asking for everything, in one order, so that equal searches have one
 * address. A page writes dozens: only the words are encoded, every other value is plain already.
 */
export function searchHref(params: SearchParams, changes: Partial<SearchParams> = {}): string {
  const { text, from, to, quantity, capacity, categories, natures, communes, around, free, accessible, sort, view, page } = { ...params, page: 1, ...changes }
  let query = text && `&${new URLSearchParams({ q: text })}`
  const add = (name: string, value: string | number | null | undefined) => {
    if (value) query += `&${name}=${value}`
  }
  add('du', from)
  add('au', to)
  if (quantity > 1) add('quantite', quantity)
  add('capacite', capacity)
  for (const nature of natures) add('nature', nature)
  for (const category of categories) add('categorie', category)
  for (const commune of communes) add('commune', commune)
  add('autour', around?.commune)
  add('rayon', around?.radius)
  if (free) add('gratuit', 1)
  if (accessible) add('pmr', 1)
  if (sort !== 'pertinence') add('tri', sort)
  if (view !== 'liste') add('vue', view)
  if (page > 1) add('page', page)
  return query ? `/annonces?${query.slice(1)}` : '/annonces'
}

/** What the request box of an annonce is filled with: the end of its address, empty where nothing is asked. */
export function wishQuery({ from, to }: Pick<SearchParams, 'from' | 'to'>, quantity: number): string {
  const wish = [from && `du=${from}`, to && `au=${to}`, quantity > 1 && `quantite=${quantity}`].filter(Boolean)
  return wish.length > 0 ? `?${wish.join('&')}` : ''
}
