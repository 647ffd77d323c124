import type { Token } from './tokens'

/** A stretch of the tokens of a sentence, half-open. */
export interface Piece {
  start: number
  end: number
}

/** Little words that belong to what stands behind them. */
const BEFORE = ['pour', 'tout', 'retrait', 'le', 'la', 'les', 'de', 'du', 'des', 'd', 'a', 'au', 'en', 'dans', 'sur', 'et', 'date', 'dates', ',', ';', ':', '-', "'", 'pendant', 'durant']

const BEHIND = ['inclus', 'incluse', 'compris', 'comprise']

/** A piece with the little words and signs that would dangle without it, and the brackets around it. */
export function widened<P extends Piece>(tokens: Token[], piece: P): P {
  let { start, end } = piece
  if (tokens[start - 1]?.text === '(' && tokens[end]?.text === ')') [start, end] = [start - 1, end + 1]
  while (BEHIND.includes(tokens[end]?.text ?? '')) end++
  while (BEFORE.includes(tokens[start - 1]?.text ?? '')) start--
  return { ...piece, start, end }
}

const TRAILING = /(?:^|[\s,;:('’-])(?:pour|de|du|des|d|le|la|les|l|à|a|au|en|et|ou|dans|sur|avec|vers)[’']?$/i
const LEADING = /^(?:pour|de|du|des|d[’']|et|à|au|en|ou|les|avec)(?=[\s,;:]|$)/i
const SIGNS = /^[\s,;:.)\-–—+&/]+|[\s,;:.(\-–—+&/]+$/g

/** The sentence without these pieces; nothing dangles where they stood. Without pieces it is left alone. */
export function wordsWithout(sentence: string, tokens: Token[], pieces: Piece[]): string {
  if (pieces.length === 0) return sentence
  const kept = tokens.map((_, i) => i).filter((i) => !pieces.some(({ start, end }) => i >= start && i < end))
  const text = kept.map((i, at) => (at === 0 ? '' : kept[at - 1] === i - 1 ? sentence.slice(tokens[i - 1]!.end, tokens[i]!.start) : ' ') + sentence.slice(tokens[i]!.start, tokens[i]!.end)).join('')
  return trimmed(text.replaceAll(' ,', ','))
}

function trimmed(text: string): string {
  const shorter = text.replace(SIGNS, '').replace(TRAILING, '').replace(LEADING, '').trim()
  return shorter === text ? text : trimmed(shorter)
}

/** These pieces as they were typed. */
export const textOf = (sentence: string, tokens: Token[], pieces: Piece[]): string =>
  pieces.map(({ start, end }) => sentence.slice(tokens[start]!.start, tokens[end - 1]!.end)).join(' ')
