import type { Translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'

import type { FoundListings } from './search-listings.server'
import { searchHref, type SearchParams } from './search-query'
import { CAPACITY_STEPS, QUANTITY_STEPS } from './tally'
import { CATEGORIES, NATURES } from './taxonomy'

/** One choice of a filter: its link adds it, or takes it away. */
export interface FacetChoice {
  label: string
  href: string
  /** How many it would find with every other filter as it is. */
  count: number
  selected: boolean
  /** Subcategories, below a chosen category. */
  choices?: FacetChoice[]
}

export interface FacetGroup {
  name: 'nature' | 'category' | 'quantity' | 'capacity' | 'terms' | 'commune'
  label: string
  choices: FacetChoice[]
  /** Where the choices that are not shown stand. */
  more?: { label: string; href: string }
}

/** The communes named among the filters; the map has them all. */
const SHOWN_COMMUNES = 8

/** The filters that are links, with what each would find; a choice that finds nothing is left out unless it is in force. */
export function searchFacets(found: FoundListings, t: Translator<'searchAnswer'>, locale: Locale): FacetGroup[] {
  const { params, facets, event } = found
  const choice = (label: string, changes: Partial<SearchParams>, selected: boolean, count = 0): FacetChoice => ({ label, href: searchHref(params, changes), count, selected })
  const groups: FacetGroup[] = [
    { name: 'nature', label: t('filters.nature'), choices: NATURES.map((nature) => choice(t(`natures.${nature}`), { natures: toggled(params.natures, nature) }, params.natures.includes(nature), facets.nature[nature])) },
    { name: 'category', label: t('filters.category'), choices: categoryChoices(found, choice, locale) },
    {
      name: 'quantity', label: event ? t('filters.quantityFree') : t('filters.quantity'),
      choices: QUANTITY_STEPS.map((step) => choice(t('filters.atLeast', { count: step }), { quantity: params.quantity === step ? 1 : step }, params.quantity === step, facets.quantity[step])),
    },
    {
      name: 'capacity', label: t('filters.capacity'),
      choices: CAPACITY_STEPS.map((step) => choice(t('filters.atLeast', { count: step }), { capacity: params.capacity === step ? 0 : step }, params.capacity === step, facets.capacity[step])),
    },
    {
      name: 'terms', label: t('filters.terms'),
      choices: [choice(t('filters.free'), { free: !params.free }, params.free, facets.free), choice(t('filters.accessible'), { accessible: !params.accessible }, params.accessible, facets.accessible)],
    },
    communeGroup(found, choice, t),
  ]
  return groups.map((group) => ({ ...group, choices: group.choices.filter(worthwhile) })).filter((group) => group.choices.length > 0)
}

type MakeChoice = (label: string, changes: Partial<SearchParams>, selected: boolean, count?: number) => FacetChoice

const worthwhile = ({ selected, count }: Pick<FacetChoice, 'selected' | 'count'>) => selected || count > 0

/** These values with this one, or without it where it is among them. */
export const toggled = <T>(values: T[], value: T) => (values.includes(value) ? values.filter((other) => other !== value) : [...values, value])

function categoryChoices({ params, facets }: FoundListings, choice: MakeChoice, locale: Locale): FacetChoice[] {
  return CATEGORIES.map((category) => {
    const slugs = category.subcategories.map((subcategory) => `${category.slug}.${subcategory.slug}`)
    const open = params.categories.some((slug) => slug === category.slug || slugs.includes(slug))
    const others = params.categories.filter((slug) => slug !== category.slug && !slugs.includes(slug))
    const whole = choice(category.label[locale], { categories: open ? others : [...others, category.slug] }, open, facets.category[category.slug])
    if (!open) return whole
    // Choosing a subcategory narrows its category down; leaving the last one goes back to the category.
    const narrowed = (slug: string) => {
      const kept = toggled(params.categories.filter((chosen) => slugs.includes(chosen)), slug)
      return [...others, ...(kept.length > 0 ? kept : [category.slug])]
    }
    const within = category.subcategories.map((subcategory, i) => {
      const slug = slugs[i]!
      return choice(subcategory.label[locale], { categories: narrowed(slug) }, params.categories.includes(slug), facets.category[slug])
    })
    return { ...whole, choices: within.filter(worthwhile) }
  })
}

/** The chosen communes, then those where most is found; the others are a click away, on the map and in its list. */
function communeGroup({ params, facets, communes }: FoundListings, choice: MakeChoice, t: Translator<'searchAnswer'>): FacetGroup {
  const known = communes.map(({ insee, name }) => ({ insee, name, count: facets.commune[insee] ?? 0, selected: params.communes.includes(insee) })).filter(worthwhile)
  const shown = known.sort((a, b) => Number(b.selected) - Number(a.selected) || b.count - a.count).slice(0, known.length <= SHOWN_COMMUNES + 2 ? known.length : Math.max(SHOWN_COMMUNES, params.communes.length))
  return {
    name: 'commune', label: t('filters.commune'),
    choices: shown.map(({ insee, name, count, selected }) => choice(name, { communes: toggled(params.communes, insee) }, selected, count)),
    ...(known.length > shown.length && params.view !== 'carte' && { more: { label: t('filters.moreCommunes', { count: known.length }), href: searchHref(params, { view: 'carte' }) } }),
  }
}
