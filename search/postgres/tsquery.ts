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
    others.push(...typed.flatMap(standingFor))
    i += typed.length
  }
  return { match: all(match), own: any(own.map(quoted)), others: others.length > 0 ? any(others) : null }
}

/** As typed, begun, corrected, or written as two. */
const waysOf = (word: QueryWord): string[] => {
  const { stems, beginning, split } = word
  return [...stems.map(quoted), ...standingFor(word), ...(beginning ? [`${quoted(beginning)}:*`] : []), ...(split.length > 0 ? [all(split.map(quoted))] : [])]
}

/** A typo is mended in what names things, where they are and whose, not in prose: "canoë" is no "canette" of a sewing machine. */
const standingFor = ({ completions, corrections }: QueryWord): string[] => [...completions.map(quoted), ...corrections.map((stem) => `${quoted(stem)}:ABC`)]

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '$&$&')}'`
const any = (parts: string[]) => `(${[...new Set(parts)].join(' | ')})`
const all = (parts: string[]) => `(${parts.join(' & ')})`
