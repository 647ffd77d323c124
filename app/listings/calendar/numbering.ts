import type { LoanTerms } from '~/loans/loan-period'

/** Names as whole numbers from 0 on, in the order in which they first came: what is counted by name is then counted in an array. */
export interface Numbering {
  /** Gives it a number where it has none. */
  of(name: string): number
  find(name: string): number | undefined
  name(number: number): string
  readonly size: number
}

function numbering(): Numbering {
  const names: string[] = []
  const numbers = new Map<string, number>()
  return {
    of(name) {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, names.length)
      return names.push(name) - 1
    },
    find: (name) => numbers.get(name),
    name: (number) => names[number]!,
    get size() {
      return names.length
    },
  }
}

export const NATURES = numbering()
/** INSEE codes. */
export const COMMUNES = numbering()
/** Slugs of categories and subcategories. */
export const CATEGORIES = numbering()
const tops: number[] = []

/** Numbers a subcategory, and the category above it. @param slug `mobilier.chaises` */
export function categoryNumber(slug: string): number {
  const number = CATEGORIES.of(slug)
  tops[number] ??= CATEGORIES.of(slug.split('.')[0]!)
  return number
}

/** The number of `mobilier`, of that of `mobilier.chaises`. */
export const topOf = (category: number): number => tops[category]!

/** What makes a loan's period, shared by all annonces with the same days and hours; buffers are each annonce's own. */
export type SharedTerms = Omit<LoanTerms, 'bufferBefore' | 'bufferAfter'>

/** A few hundred weeks of lenders serve a hundred thousand annonces, and as many sets of communes: each is kept, and worked out, once. */
export const TERMS: SharedTerms[] = []
const weeks = numbering()

export function termsNumber({ nature, pickupSlots, returnSlots }: SharedTerms): number {
  const number = weeks.of(JSON.stringify([nature, pickupSlots, returnSlots]))
  TERMS[number] ??= { nature, pickupSlots, returnSlots }
  return number
}

/** Numbers of communes, each once. */
export const COMMUNE_SETS: (readonly number[])[] = []
const sets = numbering()

/** @param codes INSEE */
export function communeSetNumber(codes: readonly string[]): number {
  const number = sets.of(codes.toSorted().join())
  COMMUNE_SETS[number] ??= codes.map(COMMUNES.of)
  return number
}
