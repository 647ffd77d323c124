import { comparable, plain } from './plain'
import { SYNONYMS } from './synonyms'

/** What an annonce is about, as far as its title says. */
export interface Subject {
  /** The expressions of its title that name its kind, plain: `["chaises"]` of "40 chaises pour enfants"; none where no such word is known. */
  subject: string[]
  /** What else people call these. An expression that only says more ("chaise pliante" of a chaise) is none. */
  otherNames: string[]
}

/** @param names what things of its kind are called, `comparable`: they part "Salle de réunion" from "Boucle magnétique de salle". */
export function subjectOf(title: string, names: ReadonlySet<string>): Subject {
  const written = plain(title).split(' ')
  const words = comparable(title).split(' ')
  const subject = new Set<string>()
  const known = new Set<string>()
  const longest = Math.max(...[...names].map((name) => name.split(' ').length))
  for (let at = 0; at < words.length; ) {
    const length = lengthOfName(words, at, longest, names)
    if (length > 0) {
      subject.add(written.slice(at, at + length).join(' '))
      known.add(words.slice(at, at + length).join(' '))
    }
    at += Math.max(length, 1)
  }
  const others = new Set([...known].flatMap((name) => SYNONYMS.get(name) ?? []))
  return { subject: [...subject], otherNames: [...others].filter((other) => names.has(comparable(other)) && ![...known].some((name) => within(name, comparable(other)))) }
}

/** Of several names that begin here the longest: "table de mixage" before "table". */
function lengthOfName(words: string[], at: number, longest: number, names: ReadonlySet<string>): number {
  let length = Math.min(longest, words.length - at)
  while (length > 0 && !names.has(words.slice(at, at + length).join(' '))) length--
  return length
}

const within = (name: string, phrase: string) => ` ${phrase} `.includes(` ${name} `)
