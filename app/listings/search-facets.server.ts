import type { Translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'

import type { FoundListings } from './search-listings.server'
import { searchHref, type SearchParams } from './search-query'
import { CATEGORIES, NATURES } from './taxonomy'

/** One choice of a filter: its link adds it, or takes it away. */
export interface FacetChoice {
  label: string
  href: string
  /** How many it would find with every other filter as it is; null where it is not counted. */
  count: number | null
  selected: boolean
  /** Subcategories, below a chosen category. */
  choices?: FacetChoice[]
}

export interface FacetGroup {
  name: 'nature' | 'category' | 'terms' | 'commune'
  label: string
  choices: FacetChoice[]
}

/** The filters that are links, with what each would find; a choice that finds nothing is left out unless it is in force. */
export function searchFacets({ params, facets, communes }: FoundListings, t: Translator<'search'>, locale: Locale): FacetGroup[] {
  const toggled = <T>(values: T[], value: T) => (values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  const worthwhile = (choice: FacetChoice) => choice.selected || (choice.count ?? 1) > 0
  const choice = (label: string, changes: Partial<SearchParams>, selected: boolean, count: number | null): FacetChoice => ({ label, href: searchHref(params, changes), count, selected })

  const natures = NATURES.map((nature) => choice(t(`natures.${nature}`), { natures: toggled(params.natures, nature) }, params.natures.includes(nature), facets.nature[nature] ?? 0))
  const categories = CATEGORIES.map((category) => {
    const slugs = category.subcategories.map((subcategory) => `${category.slug}.${subcategory.slug}`)
    const open = params.categories.some((slug) => slug === category.slug || slugs.includes(slug))
    const others = params.categories.filter((slug) => slug !== category.slug && !slugs.includes(slug))
    // Choosing a subcategory narrows its category down; leaving the last one goes back to the category.
    const narrowed = (slug: string) => {
      const kept = toggled(params.categories.filter((chosen) => slugs.includes(chosen)), slug)
      return [...others, ...(kept.length > 0 ? kept : [category.slug])]
    }
    return {
      ...choice(category.label[locale], { categories: open ? others : [...others, category.slug] }, open, facets.category[category.slug] ?? 0),
      ...(open && {
        choices: category.subcategories
          .map((subcategory, i) => choice(subcategory.label[locale], { categories: narrowed(slugs[i]!) }, params.categories.includes(slugs[i]!), facets.category[slugs[i]!] ?? 0))
          .filter(worthwhile),
      }),
    }
  })
  const places = communes.map(({ insee, name }) => choice(name, { communes: toggled(params.communes, insee) }, params.communes.includes(insee), facets.commune[insee] ?? 0))
  return [
    { name: 'nature', label: t('filters.nature'), choices: natures.filter(worthwhile) },
    { name: 'category', label: t('filters.category'), choices: categories.filter(worthwhile) },
    {
      name: 'terms', label: t('filters.terms'),
      choices: [choice(t('filters.free'), { free: !params.free }, params.free, null), choice(t('filters.accessible'), { accessible: !params.accessible }, params.accessible, null)],
    },
    { name: 'commune', label: t('filters.commune'), choices: places.filter(worthwhile) },
  ]
}
