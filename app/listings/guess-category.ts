import { CATEGORIES, type Nature, naturesOf } from './taxonomy'

/** Lower case, without accents, cut into words, each without the mark of its plural. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/œ/g, 'oe')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => (word.length > 3 ? word.replace(/eaux$/, 'eau').replace(/[sx]$/, '') : word))
}

const PHRASES = CATEGORIES.flatMap((category) =>
  category.subcategories.flatMap((subcategory) =>
    [...subcategory.words, subcategory.label.fr].map((phrase) => ({ slug: `${category.slug}.${subcategory.slug}`, words: wordsOf(phrase) })),
  ),
)

/**
 * The subcategory a title speaks of: the thing named first counts ("vidéoprojecteur + écran"), and of several
 * expressions that begin there the longest ("table de mixage" before "table").
 * @param nature only categories that allow it. @returns `mobilier.chaises`, or null where no word is known.
 */
export function guessCategory(title: string, nature?: Nature): string | null {
  const spoken = wordsOf(title)
  for (let at = 0; at < spoken.length; at++) {
    let best: { slug: string; words: string[] } | null = null
    for (const phrase of PHRASES) {
      if (nature && !naturesOf(phrase.slug).includes(nature)) continue
      if (phrase.words.length <= (best?.words.length ?? 0)) continue
      if (phrase.words.every((word, i) => spoken[at + i] === word)) best = phrase
    }
    if (best) return best.slug
  }
  return null
}
