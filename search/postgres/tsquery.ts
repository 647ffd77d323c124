import type { QueryWord } from './query-words'

/** A tsquery of lexemes ready to be cast: nothing in it is read by a dictionary again, nothing needs a look at the positions of words. */
export interface TextQuery {
  /** What a document must match: every word, as typed, begun, corrected or joined. */
  match: string
  /** The words as typed, where others stand for them in `match`: they rank above these. */
  own: string | null
}

/** @returns null where nothing is left to look for. */
export function textQuery(words: QueryWord[]): TextQuery | null {
  if (words.length === 0) return null
  const match: string[] = []
  for (let i = 0; i < words.length; ) {
    const { joined } = words[i]!
    const typed = words.slice(i, i + (joined.length > 0 ? 2 : 1)).map((word, n) => any(formsOf(word, i + n === words.length - 1)))
    match.push(joined.length > 0 ? any([all(typed), ...joined.map(quoted)]) : typed[0]!)
    i += typed.length
  }
  const own = all(words.map((word) => any([quoted(word.stem)])))
  return { match: all(match), own: own === all(match) ? null : own }
}

/** While the last word may still be typed, its beginning is enough. */
function formsOf(word: QueryWord, last: boolean): string[] {
  const completions = last ? (word.completions?.map(quoted) ?? [`${quoted(word.word)}:*`]) : []
  // What has the word has its stem.
  return [quoted(word.stem), ...completions, ...word.corrections.map(quoted)]
}

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
const any = (parts: string[]) => `(${[...new Set(parts)].join(' | ')})`
const all = (parts: string[]) => `(${parts.join(' & ')})`
