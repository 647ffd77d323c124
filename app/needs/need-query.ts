import type { SearchParams } from '~/listings/search-query'
import type { Nature } from '~/listings/taxonomy'
import { datesLeft } from '~/listings/dates-left'

import { NEED_RADII } from './need-limits'

/** What a need asks of the search. */
export interface NeedTerms {
  words: string
  quantity: number
  /** People it must take; 0 = no matter. */
  capacity: number
  natures: Nature[]
  category: string | null
  free: boolean
  accessible: boolean
  communeInsee: string | null
  /** Kilometres around the commune; 0 = in it; null = however far. */
  radiusKm: number | null
  /** The event, half-open; null without dates. */
  startsAt: Date | null
  endsAt: Date | null
  /** Given with hours, not in whole days. */
  byHours: boolean
}

/**
 * A need as the parameters of `/annonces`, so that both mean the same. An event that has begun is asked for from now on.
 * @returns null where nothing of the event is left to ask for.
 */
export function needQuery(terms: NeedTerms, now: Date): URLSearchParams | null {
  const dates = datesOf(terms, now)
  if (dates === null) return null
  const query = new URLSearchParams()
  if (terms.words) query.set('q', terms.words)
  for (const [name, value] of dates) query.set(name, value)
  if (terms.quantity > 1) query.set('quantite', String(terms.quantity))
  if (terms.capacity > 0) query.set('capacite', String(terms.capacity))
  for (const nature of terms.natures) query.append('nature', nature)
  if (terms.category) query.set('categorie', terms.category)
  if (terms.communeInsee) query.set(terms.radiusKm === 0 ? 'commune' : 'autour', terms.communeInsee)
  if (terms.radiusKm) query.set('rayon', String(terms.radiusKm))
  if (terms.free) query.set('gratuit', '1')
  if (terms.accessible) query.set('pmr', '1')
  return query
}

/** What an annonce's request box is filled with: dates and quantity only. */
export function wishQuery(terms: Pick<NeedTerms, 'startsAt' | 'endsAt' | 'byHours' | 'quantity'>, now: Date): URLSearchParams {
  const query = new URLSearchParams(datesOf(terms, now) ?? [])
  if (terms.quantity > 1) query.set('quantite', String(terms.quantity))
  return query
}

/** The address of an annonce with this need's dates and quantity in its request box. */
export function wishedListingHref(listingId: number, terms: Parameters<typeof wishQuery>[0], now: Date): string {
  const query = wishQuery(terms, now).toString().replaceAll('%3A', ':')
  return `/annonces/${listingId}${query && `?${query}`}`
}

/** The same for an annonce that may be a part of what is needed: no more is asked for than there is of it. */
export const proposedListingHref = ({ id, stock, lost }: { id: number; stock: number; lost: number }, terms: Parameters<typeof wishQuery>[0], now: Date): string =>
  wishedListingHref(id, { ...terms, quantity: Math.min(terms.quantity, Math.max(stock - lost, 1)) }, now)

function datesOf({ startsAt, endsAt, byHours }: Pick<NeedTerms, 'startsAt' | 'endsAt' | 'byHours'>, now: Date): [string, string][] | null {
  if (!startsAt || !endsAt) return []
  const left = datesLeft({ startsAt, endsAt }, byHours, now)
  return left && [['du', left.from], ['au', left.to]]
}

/** What the form of a need is filled with, by the names of its fields: those of the search. */
export interface NeedFormValues {
  q: string
  quantite: string
  capacite: string
  du: string
  heure_du: string
  au: string
  heure_au: string
  autour: string
  /** `0` for the commune itself. */
  rayon: string
  nature: string[]
  categorie: string
  gratuit: boolean
  pmr: boolean
}

/** The form filled from a search: one category and one commune, where the search may have several. */
export function valuesOfSearch(params: Pick<SearchParams, 'text' | 'from' | 'to' | 'quantity' | 'capacity' | 'categories' | 'natures' | 'communes' | 'around' | 'free' | 'accessible'>): NeedFormValues {
  const { around, communes, categories } = params
  const [du = '', heureDu = ''] = params.from.split('T')
  const [au = '', heureAu = ''] = params.to.split('T')
  return {
    q: params.text, quantite: params.quantity > 1 ? String(params.quantity) : '', capacite: params.capacity > 0 ? String(params.capacity) : '', du, heure_du: heureDu, au, heure_au: heureAu,
    autour: around?.commune ?? communes[0] ?? '', rayon: around ? radiusOffered(around.radius) : communes.length > 0 ? '0' : '',
    nature: params.natures, categorie: oneCategory(categories), gratuit: params.free, pmr: params.accessible,
  }
}

/** True where a search asks for more than one need can hold: whoever fills the form is told. */
export const isNarrowed = ({ categories, communes, around }: Pick<SearchParams, 'categories' | 'communes' | 'around'>): boolean => categories.length > 1 || communes.length + (around ? 1 : 0) > 1

/** Several shelves of one category are that category; of several, none. */
function oneCategory(categories: string[]): string {
  if (categories.length < 2) return categories[0] ?? ''
  const tops = new Set(categories.map((slug) => slug.split('.')[0]!))
  return tops.size === 1 ? [...tops][0]! : ''
}

/** The next radius offered, so that nothing the search found is left out. */
const radiusOffered = (radius: number | null): string => (radius === null ? '' : String(NEED_RADII.find((km) => km >= radius) ?? ''))
