import { plain } from 'search/plain'

import type { RequestContext } from '~/web/request-context.server'

import { parseSearch } from '../search-params'
import { searchHref, type SearchParams } from '../search-query'
import { categoryLabel } from '../taxonomy'
import { suggestCategories } from './suggest-categories'
import { suggestCommunes } from './suggest-communes'
import { type NamedListing, suggestNames } from './suggest-names.server'

export interface Suggestion {
  /** « Catégorie », « Annonce »: what it is, in the reader's language. */
  kind: string
  label: string
  href: string
}

export interface Suggestions {
  items: Suggestion[]
  /** « 5 suggestions », to be read out. */
  found: string
  /** Names the list. */
  label: string
}

const MOST = 8
const CATEGORIES = 2
const COMMUNES = 2
const LETTERS = 2
const LONGEST = 80

/**
 * What may be meant by the beginning of a question: categories, annonces, communes, associations. A category or commune keeps
 * the rest of the search (dates, quantity, ...). Whatever is typed, it answers; fewer than two letters suggest nothing.
 * @param query `q`, and the other parameters of the search in progress.
 */
export async function suggest(context: RequestContext, query: URLSearchParams): Promise<Suggestions> {
  const t = context.t('searchBox')
  const typed = (query.get('q') ?? '').slice(0, LONGEST)
  const items = plain(typed).length < LETTERS ? [] : await found(context, typed, searchInProgress(query, context.now))
  return { items: items.slice(0, MOST), found: t('suggestions.found', { count: Math.min(items.length, MOST) }), label: t('suggestions.label') }
}

function searchInProgress(query: URLSearchParams, now: Date): SearchParams {
  const rest = new URLSearchParams(query)
  rest.delete('q')
  return parseSearch(rest, now).params
}

async function found({ services, locale, t: textsOf }: RequestContext, typed: string, search: SearchParams): Promise<Suggestion[]> {
  const t = textsOf('searchBox')
  const [names, communes] = await Promise.all([suggestNames(services.database.pool, plain(typed)), services.places.all()])
  const categories = suggestCategories(typed, locale, CATEGORIES).map((slug) => ({ kind: t('suggestions.kinds.category'), label: categoryLabel(slug, locale), href: searchHref(search, { text: '', categories: [slug] }) }))
  const places = suggestCommunes(typed, communes, COMMUNES).map(({ insee, name, rest }) => ({
    kind: t('suggestions.kinds.commune'), label: rest ? t('suggestions.near', { words: rest, name }) : name, href: searchHref(search, { text: rest, communes: [insee] }),
  }))
  const associations = names.associations.map(({ slug, name }) => ({ kind: t('suggestions.kinds.association'), label: name, href: `/associations/${slug}` }))
  const listings = together(names.listings).map(({ title, ids }) => ({
    kind: t('suggestions.kinds.listing'), label: title, href: ids.length === 1 ? `/annonces/${ids[0]}` : searchHref(search, { text: title }),
  }))
  return [...categories, ...listings.slice(0, MOST - categories.length - places.length - associations.length), ...places, ...associations]
}

/** Annonces of one title, told once. */
function together(listings: NamedListing[]): { title: string; ids: number[] }[] {
  const titles = new Map<string, { title: string; ids: number[] }>()
  for (const { id, title } of listings) {
    const known = titles.get(plain(title))
    if (known) known.ids.push(id)
    else titles.set(plain(title), { title, ids: [id] })
  }
  return [...titles.values()]
}
