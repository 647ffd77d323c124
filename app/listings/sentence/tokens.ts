/** A number, a run of letters or a single sign of a sentence, with its place in what was typed. */
export interface Token {
  /** Lower case, without accents; every dash is `-`, every apostrophe `'`. */
  text: string
  kind: 'number' | 'word' | 'sign'
  /** Offsets in the sentence, half-open. */
  start: number
  end: number
  /** No space stands before it. */
  glued: boolean
}

/** What a parser makes of the tokens from an index on: its value and the index behind it; null where it does not apply. */
export type Read<T> = { value: T; next: number } | null

export function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(/\d+|[\p{L}\p{M}]+|[^\s]/gu)].map(({ 0: typed, index }) => {
    const end = index + typed.length
    return { text: folded(typed), kind: kindOf(typed), start: index, end, glued: index > 0 && !/\s/.test(sentence[index - 1]!) }
  })
}

const kindOf = (typed: string): Token['kind'] => (/^\d/.test(typed) ? 'number' : /^[\p{L}\p{M}]/u.test(typed) ? 'word' : 'sign')

function folded(typed: string): string {
  return typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/[’ʼ`´]/g, "'").replace(/[‐‑‒–—−]/g, '-')
}

/**
 * These words, given with spaces: hyphens and apostrophes between them do not matter ("apres demain" also finds « après-demain »).
 * @returns the index behind them, and behind the apostrophe of an elision; null where they do not stand here.
 */
export function phrase(tokens: Token[], from: number, words: string): number | null {
  let i = from
  for (const word of wordsIn(words)) {
    if (i > from && /^[-']$/.test(tokens[i]?.text ?? '')) i++
    if (tokens[i]?.text !== word) return null
    i++
  }
  return tokens[i]?.text === "'" ? i + 1 : i
}

const split = new Map<string, string[]>()
function wordsIn(words: string): string[] {
  let found = split.get(words)
  if (!found) split.set(words, (found = words.split(' ')))
  return found
}

/** The longest of several phrases from here. */
export function anyPhrase(tokens: Token[], from: number, phrases: readonly string[]): number | null {
  return phrases.reduce<number | null>((best, words) => {
    const next = phrase(tokens, from, words)
    return next !== null && next > (best ?? from) ? next : best
  }, null)
}

/** The value of the longest phrase of a table that stands here. */
export function lookUp<T>(tokens: Token[], from: number, table: ReadonlyMap<string, T>): Read<T> {
  let best: Read<T> = null
  for (const [words, value] of table) {
    const next = phrase(tokens, from, words)
    if (next !== null && next > (best?.next ?? from)) best = { value, next }
  }
  return best
}

/** A number that stands alone: not part of `1,5`, `12:30` or a reference like `A4`. */
export function plainNumber(tokens: Token[], i: number): number | null {
  const token = tokens[i]
  if (token?.kind !== 'number' || token.text.length > 7) return null
  const [before, after, last] = [tokens[i - 1], tokens[i + 1], tokens[i + 2]]
  if (token.glued && before && (before.kind === 'word' || (/^[.,:]$/.test(before.text) && tokens[i - 2]?.kind === 'number' && before.glued))) return null
  if (after?.glued && /^[.,]$/.test(after.text) && last?.glued && last.kind === 'number') return null
  return Number(token.text)
}

const UNITS = new Set([
  'm', 'metre', 'metres', 'm2', 'm3', 'km', 'cm', 'mm', 'kg', 'g', 'gr', 'l', 'cl', 'litre', 'litres', 'w', 'kw', 'kva', 'watt', 'watts', 'v', 'volt', 'volts', 'amperes', 't', 'tonnes',
  'h', 'heure', 'heures', 'min', 'mn', 'minutes', 'jour', 'jours', 'semaine', 'semaines', 'mois', 'nuit', 'nuits', 'an', 'ans', 'annees', 'pouces', 'lumens', 'go', 'to', 'hz', 'degres', 'euros', 'eur', 'e',
  'places', 'place', 'personne', 'personnes', 'pers', 'p', 'pax', 'joueurs', 'convives', 'couverts', 'tasses', 'invites', 'participants', 'adultes', 'enfants', 'roues', 'pieces', 'etages', 'portes', 'essieux', 'points', 'canaux', 'voies', 'cv', 'ch',
])

/** What a number before it measures, not what it counts: « 9 places », « 400 W », « 12 m² », « 20 € ». */
export const isUnit = (token: Token | undefined): boolean => token !== undefined && (UNITS.has(token.text) || ['%', '€', '°', '²', '³', '"'].includes(token.text))

const LINKS = new Set(['a', 'au', 'aux', 'de', 'd', 'du', 'des', 'en', 'et', 'ou', 'pour', 'par', 'sur', 'dans', 'vers', 'avec', 'sans', 'pres', 'autour', 'proche', 'entre', 'jusqu', 'avant', 'apres', 'pendant', 'chez', 'le', 'la', 'les', 'l'])

/** A little word that joins, and names nothing. */
export const isLink = (token: Token | undefined): boolean => token !== undefined && LINKS.has(token.text)
