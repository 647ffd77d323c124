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

/** The same for an engine that knows no plural: each phrase and its plural lead to each other, to the others and theirs. */
export function synonymsWithPlurals(): Record<string, string[]> {
  const entries: [string, string[]][] = []
  for (const [key, others] of SYNONYMS) {
    const targets = [...new Set([key, ...others].flatMap(forms))]
    for (const form of forms(key)) entries.push([form, targets.filter((target) => target !== form)])
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A word with its plural: `["barnum", "barnums"]`. Phrases, numbers and what is a plural already stay as they are. */
export function forms(word: string): string[] {
  if (!/^[a-z]{4,}$/.test(word) || /[sxz]$/.test(word)) return [word]
  return [word, /[ae]u$/.test(word) ? `${word}x` : `${word}s`]
}
