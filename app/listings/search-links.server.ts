import type { Translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'
import { ofPlace } from '~/messages/place'

import type { FoundListings } from './search-listings.server'
import { searchHref, type SearchParams } from './search-query'
import { categoryLabel } from './taxonomy'

export interface Link {
  label: string
  href: string
}

/** The filters in force, each with the address that takes it away. */
export function activeFilters({ params, communes }: FoundListings, period: string | null, t: Translator<'searchAnswer'>, locale: Locale): Link[] {
  const nameOf = (insee: string) => communes.find((commune) => commune.insee === insee)?.name ?? insee
  const chips: Link[] = []
  const chip = (label: string, changes: Partial<SearchParams>) => void chips.push({ label, href: searchHref(params, changes) })
  if (params.text) chip(t('chips.text', { text: params.text }), { text: '' })
  if (period) chip(period, { from: '', to: '' })
  if (params.quantity > 1) chip(t('chips.quantity', { count: params.quantity }), { quantity: 1 })
  if (params.capacity > 0) chip(t('chips.capacity', { count: params.capacity }), { capacity: 0 })
  for (const nature of params.natures) chip(t(`natures.${nature}`), { natures: params.natures.filter((other) => other !== nature) })
  for (const slug of params.categories) chip(categoryLabel(slug, locale), { categories: withoutCategory(params.categories, slug) })
  for (const insee of params.communes) chip(nameOf(insee), { communes: params.communes.filter((other) => other !== insee) })
  if (params.around) {
    const { commune, radius } = params.around
    const place = ofPlace(nameOf(commune), locale)
    chip(radius ? t('chips.within', { km: radius, place }) : t('chips.around', { place }), { around: null, ...(params.sort === 'distance' && { sort: 'pertinence' }) })
  }
  if (params.free) chip(t('filters.free'), { free: false })
  if (params.accessible) chip(t('filters.accessible'), { accessible: false })
  return chips
}

/** One step back: a category without its last subcategory is the category again. */
function withoutCategory(categories: string[], slug: string): string[] {
  const [category = '', subcategory] = slug.split('.')
  const others = categories.filter((other) => other !== slug)
  return subcategory === undefined || others.some((other) => other.split('.')[0] === category) ? others : [...others, category]
}

/** Where a need is said, filled with what was searched for; null where nothing was. */
export function needHref(params: SearchParams): string | null {
  const asked = searchHref({ ...params, sort: 'pertinence', view: 'liste' })
  return asked === '/annonces' ? null : asked.replace('/annonces', '/besoins/nouveau')
}
