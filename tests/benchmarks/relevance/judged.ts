import { plain } from 'search/plain'
import type { SearchDocument } from 'search/search-engine'

export const CLASSES = ['exact', 'typo', 'accents', 'plural', 'synonym', 'prefix', 'several words', 'with commune', 'with dates', 'must return nothing'] as const
export type QueryClass = (typeof CLASSES)[number]

/**
 * 3: what was asked for, with all that was said of it. 2: does the same job. 1: better than nothing. What no rule names is 0.
 */
export type Grade = 1 | 2 | 3

/** Which annonces a grade speaks of: a title (read plain: lower case, no accents, no signs), a category or subcategory, or all that is stated. */
export type Match = RegExp | string | { title?: RegExp; in?: string; commune?: string; association?: RegExp }

export type Rule = readonly [Grade, ...Match[]]

export interface JudgedQuery {
  text: string
  /** Further parameters of `/annonces`: dates, quantity. */
  params?: Record<string, string>
  rules: readonly Rule[]
}

/** The questions of one class. The engines are tuned by looking at one set alone; what is reported is measured on the other. */
export interface JudgedClass {
  tuning: JudgedQuery[]
  reporting: JudgedQuery[]
}

export const q = (text: string, ...rules: Rule[]): JudgedQuery => ({ text, rules })

/** The highest grade that a rule gives to this annonce, else 0. */
export function gradeOf(rules: readonly Rule[], document: Pick<SearchDocument, 'title' | 'category' | 'subcategory' | 'communeNames' | 'association'>): number {
  return Math.max(0, ...rules.filter(([, ...matches]) => matches.some((match) => holds(match, document))).map(([grade]) => grade))
}

function holds(match: Match, document: Parameters<typeof gradeOf>[1]): boolean {
  if (match instanceof RegExp) return match.test(plain(document.title))
  if (typeof match === 'string') return match === document.category || match === document.subcategory
  return (match.title?.test(plain(document.title)) ?? true)
    && (match.in === undefined || holds(match.in, document))
    && (match.commune === undefined || document.communeNames.includes(match.commune))
    && (match.association?.test(plain(document.association)) ?? true)
}
