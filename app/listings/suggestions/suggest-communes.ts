import { plain } from 'search/plain'

import type { Place } from '../sentence/places'

export interface SuggestedCommune {
  insee: string
  name: string
  /** What was typed before it, and stays to be looked for: « minibus » of « minibus à gre ». */
  rest: string
}

/** Words of the longest beginning that is tried: « saint martin le vi ». */
const LONGEST_START = 4
/** Letters of a commune behind other words: fewer would end every word with one. */
const LETTERS_BEHIND = 3
const JOINING = /(?:^|\s)(?:à|a|au|aux|sur|dans|de|du|d|vers|près de|autour de|autour d|la|le)$/i

const simplified = (name: string) => plain(name).replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte')
const withoutArticle = (name: string) => name.replace(/^(?:le|la|les|l) (?=.)/, '')

/** The communes whose name begins like what is typed, or like its last words. */
export function suggestCommunes(typed: string, communes: readonly Place[], limit: number): SuggestedCommune[] {
  const words = [...typed.matchAll(/[^\s'’]+/g)]
  for (let count = Math.min(words.length, LONGEST_START); count >= 1; count--) {
    const { index } = words.at(-count)!
    const start = simplified(typed.slice(index))
    if (start.length < (words.length > count ? LETTERS_BEHIND : 2)) continue
    const found = communes.filter(({ name }) => [simplified(name), withoutArticle(simplified(name))].some((own) => own.startsWith(start)))
    const rest = typed.slice(0, index).replace(/[\s'’,]+$/, '').replace(JOINING, '').trim()
    if (found.length > 0) return found.slice(0, limit).map(({ insee, name }) => ({ insee, name, rest }))
  }
  return []
}
