import type { Translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'
import { addDays } from '~/platform/paris-time'

import type { FoundListings } from './search-listings.server'
import { EVERYTHING, RADII, searchHref, type SearchParams } from './search-query'
import { categoryLabel } from './taxonomy'

export interface Link {
  label: string
  href: string
}

/** The filters in force, each with the address that takes it away. */
export function activeFilters({ params, communes }: FoundListings, period: string | null, t: Translator<'search'>, locale: Locale): Link[] {
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
    chip(radius ? t('chips.within', { km: radius, name: nameOf(commune) }) : t('chips.around', { name: nameOf(commune) }), { around: null, ...(params.sort === 'distance' && { sort: 'pertinence' }) })
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

/** What to try where nothing was found, one click away: other dates, fewer demands, farther away. */
export function suggestions({ params }: FoundListings, t: Translator<'search'>): Link[] {
  const links: Link[] = []
  const suggest = (label: string, changes: Partial<SearchParams>) => void links.push({ label, href: searchHref(params, changes) })
  const radius = params.around?.radius ?? null
  if (params.from) suggest(t('empty.weekLater'), { from: weekLater(params.from), to: weekLater(params.to) })
  if (radius !== null && params.around) {
    const wider = RADII.find((km) => km > radius)
    suggest(wider ? t('empty.wider', { km: wider }) : t('empty.anyDistance'), { around: { ...params.around, radius: wider ?? null } })
  }
  if (params.communes.length > 0) suggest(t('empty.anyCommune'), { communes: [] })
  if (params.quantity > 1) suggest(t('empty.oneOnly'), { quantity: 1 })
  if (params.natures.length + params.categories.length > 0 || params.free || params.accessible) suggest(t('empty.noFilters'), { natures: [], categories: [], free: false, accessible: false })
  if (params.from) suggest(t('empty.noDates'), { from: '', to: '' })
  if (params.text && params.from) suggest(t('empty.noText'), { text: '' })
  if (links.length > 0 || params.text) links.push({ label: t('empty.everything'), href: searchHref(EVERYTHING) })
  return links
}

/** The same moment a week later, as the address says it: `2027-06-12T09:00` -> `2027-06-19T09:00`. */
const weekLater = (moment: string): string => (moment ? addDays(moment.slice(0, 10), 7) + moment.slice(10) : '')
