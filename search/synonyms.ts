import groups from './synonyms.json'
import { comparable, plain } from './plain'

/** Comparable phrase -> the plain phrases that users take for it. Both directions: every word of a group leads to all others. */
export const SYNONYMS: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, Set<string>>()
  for (const group of groups as string[][]) {
    for (const word of group) {
      const others = map.get(comparable(word)) ?? new Set<string>()
      for (const other of group) if (comparable(other) !== comparable(word)) others.add(plain(other))
      map.set(comparable(word), others)
    }
  }
  return new Map([...map].map(([key, others]) => [key, [...others]]))
})()

export const LONGEST_SYNONYM = Math.max(...[...SYNONYMS.keys()].map((key) => key.split(' ').length))

/** What else users call the things that these words name: for an engine that looks it up in the documents, not in the question. */
export function synonymsIn(text: string): string[] {
  const words = comparable(text).split(' ')
  const found = new Set<string>()
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= LONGEST_SYNONYM; length++) {
      for (const other of SYNONYMS.get(words.slice(start, start + length).join(' ')) ?? []) found.add(other)
    }
  }
  return [...found]
}

/** A word with its plural: `["barnum", "barnums"]`. Phrases, numbers and what is a plural already stay as they are. */
export function forms(word: string): string[] {
  if (!/^[a-z]{4,}$/.test(word) || /[sxz]$/.test(word)) return [word]
  return [word, /[ae]u$/.test(word) ? `${word}x` : `${word}s`]
}
