import type { QueryWord } from './query-words'

/** Tsqueries of lexemes ready to be cast: nothing in them is read by a dictionary again, nothing needs a look at the positions of words. */
export interface TextQuery {
  /** What a document must match: every word, as typed, begun, corrected, joined or split. */
  match: string
  /** The words as typed, any of them; what is known as one word is one. */
  own: string
  /** What stands for them, any of it; null for nothing. */
  others: string | null
}

/** @returns null where nothing is left to look for. */
export function textQuery(words: QueryWord[]): TextQuery | null {
  if (words.length === 0) return null
  const match: string[] = []
  const own: string[] = []
  const others: string[] = []
  for (let i = 0; i < words.length; ) {
    const { joined } = words[i]!
    const typed = words.slice(i, i + (joined.length > 0 ? 2 : 1))
    match.push(any([all(typed.map((word) => any(waysOf(word)))), ...joined.map(quoted)]))
    own.push(...(joined.length > 0 ? joined : typed.flatMap(({ stems, split }) => [...stems, ...split])))
    others.push(...typed.flatMap((word) => word.others))
    i += typed.length
  }
  return { match: all(match), own: any(own.map(quoted)), others: others.length > 0 ? any(others.map(quoted)) : null }
}

/** As typed, begun, corrected, or written as two. */
const waysOf = ({ stems, others, beginning, split }: QueryWord): string[] => [
  ...[...stems, ...others].map(quoted), ...(beginning ? [`${quoted(beginning)}:*`] : []), ...(split.length > 0 ? [all(split.map(quoted))] : []),
]

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
const any = (parts: string[]) => `(${[...new Set(parts)].join(' | ')})`
const all = (parts: string[]) => `(${parts.join(' & ')})`
