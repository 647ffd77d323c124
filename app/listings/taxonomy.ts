import type { Locale } from '~/messages/locale'

import data from './taxonomy.json'

/** The five natures, first step of the taxonomy: each limits the categories. Slugs of URLs, API and database. */
export const NATURES = ['pret', 'salle', 'vehicule', 'competence', 'don'] as const
export type Nature = (typeof NATURES)[number]

export type Label = Record<Locale, string>

export interface Attribute {
  key: string
  label: Label
  type: 'text' | 'integer' | 'decimal' | 'boolean' | 'choice' | 'date'
  unit?: string
  choices?: { value: string; label: Label }[]
  /** Offered as a filter of the search. */
  facet?: boolean
}

export interface Subcategory {
  /** `chaises`; with its category `mobilier.chaises`. */
  slug: string
  label: Label
  /** Where it allows fewer natures than its category. */
  natures?: Nature[]
  /** Words of titles that speak of it, in French. */
  words: string[]
}

export interface Category {
  slug: string
  label: Label
  natures: Nature[]
  subcategories: Subcategory[]
  /** What the columns of an annonce do not already say (quantity, caution, step-free access, slots are columns). */
  attributes: Attribute[]
}

/** 13 categories of 6 subcategories. Heavy for a browser: pages get from their loader what they show. */
export const CATEGORIES = data as Category[]

const BY_SLUG = new Map<string, { category: Category; subcategory: Subcategory | null }>(
  CATEGORIES.flatMap((category) => [
    [category.slug, { category, subcategory: null }] as const,
    ...category.subcategories.map((subcategory) => [`${category.slug}.${subcategory.slug}`, { category, subcategory }] as const),
  ]),
)

/** The category of `mobilier` or `mobilier.chaises`, with the subcategory in the second case; null for an unknown slug. */
export const categoryOf = (slug: string) => BY_SLUG.get(slug) ?? null

/** `Chaises` for `mobilier.chaises`, `Mobilier et réception` for `mobilier`; the slug itself where unknown. */
export function categoryLabel(slug: string, locale: Locale): string {
  const found = categoryOf(slug)
  return found ? (found.subcategory ?? found.category).label[locale] : slug
}

/** The natures that a category or subcategory allows; none for an unknown slug. */
export function naturesOf(slug: string): Nature[] {
  const found = categoryOf(slug)
  return found ? (found.subcategory?.natures ?? found.category.natures) : []
}

/** The attributes of an annonce of this category; none for an unknown slug. */
export const attributesOf = (slug: string): Attribute[] => categoryOf(slug)?.category.attributes ?? []

/** How many people it takes: the attribute of a room or a vehicle that stands for its quantity. */
export const CAPACITY_ATTRIBUTE: Partial<Record<Nature, string>> = { salle: 'seated', vehicule: 'seats' }

/** The attributes that say how many people something holds. */
const GAUGES = ['standing', 'seated', 'atTables', 'seats']

/** How many people it holds, however they sit or stand; null where its attributes do not say. */
export function capacityOf(attributes: Record<string, unknown>): number | null {
  const gauges = GAUGES.map((key) => attributes[key]).filter((value) => typeof value === 'number')
  return gauges.length > 0 ? Math.max(...gauges) : null
}

/** The subcategories a nature allows, by category: what a list of choices shows. */
export function categoryGroups(locale: Locale, nature?: Nature): { label: string; options: { value: string; label: string }[] }[] {
  return CATEGORIES.map((category) => ({
    label: category.label[locale],
    options: category.subcategories
      .map((subcategory) => ({ value: `${category.slug}.${subcategory.slug}`, label: subcategory.label[locale] }))
      .filter((option) => !nature || naturesOf(option.value).includes(nature)),
  })).filter((group) => group.options.length > 0)
}
