import { comparable } from '../plain'
import { forms, LONGEST_SYNONYM, SYNONYMS } from '../synonyms'
import type { QueryWord } from './query-words'

/** A tsquery of lexemes ready to be cast: nothing in it is read by a dictionary again. */
export interface TextQuery {
  /** What a document must match: every word, as typed, corrected, joined or by a synonym. */
  match: string
  /** The words as typed alone: they rank above what stands for them. */
  own: string
}

/** @returns null where nothing is left to look for. */
export function textQuery(words: QueryWord[]): TextQuery | null {
  if (words.length === 0) return null
  const match: string[] = []
  for (let i = 0; i < words.length; ) {
    const { length, others } = synonymsAt(words, i)
    const joins = length === 1 && i + 1 < words.length ? words[i]!.joined : []
    const taken = joins.length > 0 ? 2 : length
    const typed = words.slice(i, i + taken).map((word, n) => any(formsOf(word, i + n === words.length - 1)))
    match.push(any([all(typed), ...joins.map(quoted), ...others.map(phrase)]))
    i += taken
  }
  return { match: all(match), own: all(words.map((word) => any([quoted(word.word), quoted(word.stem)]))) }
}

/** The longest phrase from here that has synonyms. */
function synonymsAt(words: QueryWord[], start: number): { length: number; others: readonly string[] } {
  for (let length = Math.min(LONGEST_SYNONYM, words.length - start); length >= 1; length--) {
    const others = SYNONYMS.get(comparable(words.slice(start, start + length).map(({ word }) => word).join(' ')))
    if (others) return { length, others }
  }
  return { length: 1, others: [] }
}

/** While the last word may still be typed, its beginning is enough. */
function formsOf(word: QueryWord, last: boolean): string[] {
  return [quoted(word.word), quoted(word.stem), ...(last ? [`${quoted(word.word)}:*`] : []), ...word.corrections.map(quoted)]
}

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
const phrase = (text: string) => text.split(' ').map((word) => any(forms(word).map(quoted))).join(' <-> ')
const any = (parts: string[]) => `(${[...new Set(parts)].join(' | ')})`
const all = (parts: string[]) => `(${parts.join(' & ')})`
