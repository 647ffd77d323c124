import { stemmer } from '@orama/stemmers/french'

import { plain, singular } from './plain'
import { STOP_WORDS } from './stop-words'

const SAID_NOTHING = new Set(STOP_WORDS)
const WRITTEN_OUT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' }

/** What else a word may stand as in a text as it was written: "saint" as "st". */
export const SHORTENED: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(WRITTEN_OUT).map(([short, word]) => [word, short]))

/** The words of a text that say something, plain: "L’atelier des chaises" -> ["atelier", "chaises"]. */
export const spoken = (text: string): string[] => plain(text).split(' ').filter((word) => word !== '' && !SAID_NOTHING.has(word)).map((word) => WRITTEN_OUT[word] ?? word)

/**
 * A text as its words are compared in an index and in a question: plain, in the singular, without those that say nothing.
 * "L’atelier des chaises pliantes" -> "atelier chaise pliante"
 */
export const searched = (text: string): string => spoken(text).map(singular).join(' ')

/** The French stems (Snowball) of its words, each once: "réparer" and "réparation" are "repar". */
export const stemsOf = (text: string): string[] => [...new Set(spoken(text).map(stemmer))]
