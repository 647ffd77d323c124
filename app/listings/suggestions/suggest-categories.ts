import { comparable, plain } from 'search/plain'
import { SYNONYMS } from 'search/synonyms'

import type { Locale } from '~/messages/locale'

import { CATEGORIES } from '../taxonomy'

interface Phrase {
  /** Comparable words, with a space before the first. */
  words: string
  slug: string
  /** A name is nearer than a word that speaks of it, and that nearer than what users take for it. */
  distance: number
}

const phrase = (text: string, slug: string, distance: number): Phrase => ({ words: ` ${comparable(text)}`, slug, distance })

const PHRASES: Record<Locale, Phrase[]> = { fr: phrasesOf('fr'), en: phrasesOf('en') }

function phrasesOf(locale: Locale): Phrase[] {
  return CATEGORIES.flatMap((category) => [
    phrase(category.label[locale], category.slug, 0),
    ...category.subcategories.flatMap(({ slug, label, words }) => {
      const whole = `${category.slug}.${slug}`
      const others = [label.fr, ...words].flatMap((word) => SYNONYMS.get(comparable(word)) ?? [])
      return [phrase(label[locale], whole, 0), ...words.map((word) => phrase(word, whole, 1)), ...others.map((word) => phrase(word, whole, 2))]
    }),
  ])
}

/** The categories whose name, in the reader's language, or whose words have a word that begins like this; the nearest first. French words and synonyms count in every language. */
export function suggestCategories(typed: string, locale: Locale, limit: number): string[] {
  // The last word may still be typed: it is compared as it is and in the singular.
  const starts = [...new Set([` ${plain(typed)}`, ` ${comparable(typed)}`])].filter((start) => start.length > 2)
  const nearest = new Map<string, number>()
  for (const { words, slug, distance } of PHRASES[locale]) {
    const at = Math.min(...starts.map((start) => (words.indexOf(start) + 1 || Infinity) - 1))
    if (at === Infinity) continue
    const far = 2 * distance + (at === 0 ? 0 : 1)
    if (far < (nearest.get(slug) ?? Infinity)) nearest.set(slug, far)
  }
  return [...nearest].sort((a, b) => a[1] - b[1]).slice(0, limit).map(([slug]) => slug)
}
