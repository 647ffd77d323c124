import { readFileSync } from 'node:fs'
import path from 'node:path'

import * as fontkit from 'fontkit'

import { projectRoot } from '~/platform/project-root.server'

import { unpackWoff } from './woff.server'

/** The typeface of the site, in its two weights; each is shipped in two files, of Western and of other Latin letters. */
const WEIGHTS = { regular: 400, bold: 600 } as const
export type Weight = keyof typeof WEIGHTS
export type Subset = 'latin' | 'latin-ext'

export interface PaperFont {
  name: `${Weight}-${Subset}`
  file: Buffer
  letters: ReadonlySet<number>
}

let fonts: Record<Weight, Record<Subset, PaperFont>> | undefined

/** Read once a process, at the first paper. */
export const paperFonts = () =>
  (fonts ??= { regular: readWeight('regular'), bold: readWeight('bold') })

const readWeight = (weight: Weight) => ({ latin: readFont(weight, 'latin'), 'latin-ext': readFont(weight, 'latin-ext') })

function readFont(weight: Weight, subset: Subset): PaperFont {
  const name = `atkinson-hyperlegible-next-${subset}-${WEIGHTS[weight]}-normal.woff`
  const file = unpackWoff(readFileSync(path.join(projectRoot, 'node_modules/@fontsource/atkinson-hyperlegible-next/files', name)))
  return { name: `${weight}-${subset}`, file, letters: new Set((fontkit.create(file) as fontkit.Font).characterSet) }
}

/** Shown where neither file has a letter: a missing one would vanish without a word. */
const UNKNOWN = '?'

/** A text as it is set: French marks stay with the word before them, and the spaces are those that the fonts have. */
export const typeset = (text: string): string => text.normalize('NFC').replaceAll('\u202f', '\u00a0').replace(/ (?=[;:!?»])/g, '\u00a0').replaceAll('« ', '«\u00a0')

/** A text as runs of one font each. What has no letter of its own loses its accent, or is shown as « ? ». */
export function fontRuns(text: string, weight: Weight): { font: PaperFont['name']; text: string }[] {
  const { latin, 'latin-ext': other } = paperFonts()[weight]
  const runs: { font: PaperFont['name']; text: string }[] = []
  for (const letter of typeset(text)) {
    const point = letter.codePointAt(0)!
    const font = latin.letters.has(point) || !other.letters.has(point) ? latin : other
    const shown = font.letters.has(point) || letter === '\n' ? letter : plainLetter(letter, latin.letters)
    const last = runs.at(-1)
    if (last?.font === font.name) last.text += shown
    else runs.push({ font: font.name, text: shown })
  }
  return runs
}

function plainLetter(letter: string, letters: ReadonlySet<number>): string {
  const base = letter.normalize('NFKD')[0]!
  return letters.has(base.codePointAt(0)!) ? base : UNKNOWN
}
