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

const LONGEST = Math.max(...[...SYNONYMS.keys()].map((key) => key.split(' ').length))

/** What else users call the things that these words name. */
export function synonymsIn(text: string): string[] {
  const words = comparable(text).split(' ')
  const found = new Set<string>()
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= LONGEST; length++) {
      for (const other of SYNONYMS.get(words.slice(start, start + length).join(' ')) ?? []) found.add(other)
    }
  }
  return [...found]
}
