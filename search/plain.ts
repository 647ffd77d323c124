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

/** The word without the mark of a French plural: "panneaux" -> "panneau", "locaux" -> "local". Short words ("dos") and those with digits are left. */
export function singular(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word
  return word.replace(/aux$/, (_, at: number) => (word[at - 1] === 'e' ? 'au' : 'al')).replace(/[sx]$/, '')
}

/** A phrase as it is compared: plain words, each in the singular. */
export const comparable = (phrase: string): string => plain(phrase).split(' ').map(singular).join(' ')
