/**
 * Lower case, without accents, apostrophes, hyphens and other signs: the same as `search_plain` in the database.
 * "L’Écocup 3x3" -> "l ecocup 3x3"
 */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The word without the mark of a French plural; short words ("dos", "bois" keep theirs well enough) are left. */
export const singular = (word: string): string => (word.length > 3 ? word.replace(/[sx]$/, '') : word)

/** A phrase as it is compared: plain words, each in the singular. */
export const comparable = (phrase: string): string => plain(phrase).split(' ').map(singular).join(' ')
