import { parisMoment } from '~/platform/paris-time'

import { SEARCH_LIMITS } from '../search-query'
import type { Unclear } from './calendar'
import { holdsPeople, readCapacity, readQuantity, readQuantityBehind, skipAsking } from './counts'
import { type Dates, datesOf } from './dates'
import type { SaidPeriod } from './day-ranges'
import { type Hours, readHourRange, readOneHour } from './hours'
import { readPeriod } from './periods'
import { type Place, placeNames, readPlace, type SaidPlace } from './places'
import { type Piece, textOf, widened, wordsWithout } from './pieces'
import { type Read, type Token, tokensOf } from './tokens'

/** What of a sentence speaks of one thing, and how it was typed. */
export interface Said<T> {
  value: T
  text: string
}

export interface ReadSentence {
  /** What is left to look for; the whole sentence where nothing was recognised. */
  words: string
  dates: Said<Dates> | null
  quantity: Said<number> | null
  /** People. */
  capacity: Said<number> | null
  place: Said<SaidPlace> | null
  /** What speaks of time, number or place and is not used, or with a doubt (a date with another weekday's name), and why. Times among it are not looked for as words either. */
  unclear: { text: string; reason: Unclear }[]
}

/**
 * Reads what, when, where and how many out of one line of French: « 80 chaises, du 12 au 14 juin, autour d’Échirolles ». What
 * could mean several things stays among the words; what can only be a time, but none that can be asked for, is said to be unclear.
 * Days are those of Paris, never past; a date without its year is the next to come. Never throws.
 * @param typed a text longer than the search takes is left as it is. @param communes those that it may name.
 */
export function readSentence(typed: string, now: Date, { communes }: { communes: readonly Place[] }): ReadSentence {
  const sentence = typed.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const nothing: ReadSentence = { words: sentence, dates: null, quantity: null, capacity: null, place: null, unclear: [] }
  if (sentence.length > SEARCH_LIMITS.text) return nothing
  const tokens = tokensOf(sentence)
  const said = (pieces: Piece[]) => textOf(sentence, tokens, pieces)

  const found = readTimesAndPlaces(tokens, sentence, parisMoment(now).day, placeNames(communes))
  const time = understoodTime(found, now, said)
  const places = found.filter((piece): piece is PlacePiece => piece.kind === 'place')
  const taken: Piece[] = [...found.filter(({ kind }) => kind !== 'place'), ...(places.length === 1 ? places : [])].map((piece) => widened(tokens, piece))

  const counts = readCounts(tokens, taken)
  const words = wordsWithout(sentence, tokens, [...taken, ...counts.taken])
  return {
    words, dates: time.dates,
    quantity: counts.quantity && { value: counts.quantity.value, text: said([counts.quantity]) },
    capacity: counts.capacity && { value: counts.capacity.value, text: said([counts.capacity]) },
    place: places.length === 1 ? { value: places[0]!.value, text: said(places) } : null,
    unclear: [
      ...time.unclear,
      ...(places.length > 1 ? [{ text: places.map((piece) => said([piece])).join(', '), reason: 'several_places' as const }] : []),
      ...(counts.several ? [{ text: said([counts.several]), reason: 'several_things' as const }] : []),
    ],
  }
}

interface PeriodPiece extends Piece { kind: 'period'; value: SaidPeriod }
interface ClearPiece extends Piece { kind: 'period'; value: Extract<SaidPeriod, { first: string }> }
interface HoursPiece extends Piece { kind: 'hours'; value: Hours }
interface PlacePiece extends Piece { kind: 'place'; value: SaidPlace }
type Found = PeriodPiece | HoursPiece | PlacePiece

function readTimesAndPlaces(tokens: Token[], sentence: string, today: string, names: ReturnType<typeof placeNames>): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length; ) {
    const piece = pieceAt('period', i, readPeriod(tokens, i, today)) ?? pieceAt('hours', i, readHourRange(tokens, i) ?? readOneHour(tokens, i)) ?? pieceAt('place', i, readPlace(tokens, i, names, sentence, SEARCH_LIMITS.radius))
    if (piece) found.push(piece as Found)
    i = piece?.end ?? i + 1
  }
  return found
}

const pieceAt = <T>(kind: Found['kind'], start: number, read: Read<T>) => read && { kind, start, end: read.next, value: read.value }

/** One period with its hours. Whatever else speaks of time is unclear, and is said. */
function understoodTime(found: Found[], now: Date, said: (pieces: Piece[]) => string): Pick<ReadSentence, 'dates' | 'unclear'> {
  const times = found.filter((piece) => piece.kind !== 'place')
  const hours = times.filter((piece) => piece.kind === 'hours')
  const clear = times.filter((piece): piece is ClearPiece => piece.kind === 'period' && !('unclear' in piece.value))
  const unclear = times.flatMap((piece) => (piece.kind === 'period' && 'unclear' in piece.value ? [{ text: said([piece]), reason: piece.value.unclear }] : []))
  const nothing = (reason: Unclear) => ({ dates: null, unclear: [{ text: said(times), reason }] })
  if (times.length === 0) return { dates: null, unclear: [] }
  const [period] = clear
  if (!period) return unclear.length === 1 ? nothing(unclear[0]!.reason) : nothing(unclear.length > 1 ? 'several_dates' : 'no_day')
  if (clear.length > 1 || hours.length > 1) return nothing('several_dates')
  const dates = datesOf(period.value, hours[0]?.value ?? null, now)
  if (typeof dates === 'string') return nothing(dates)
  const own = times.filter((piece) => piece === period || piece.kind === 'hours')
  return { dates: { value: dates, text: said(own) }, unclear: [...(period.value.misnamed ? [{ text: said([period]), reason: 'wrong_weekday' as const }] : []), ...unclear] }
}

type Count = Piece & { value: number }

/** How many things and for how many people, among the tokens that nothing else took. */
function readCounts(tokens: Token[], taken: Piece[]): { quantity: Count | null; capacity: Count | null; several: Piece | null; taken: Piece[] } {
  const free = tokens.map((_, i) => i).filter((i) => !taken.some(({ start, end }) => i >= start && i < end))
  // Tokens are looked at as if the others had never stood between them; a count is where it was in the sentence.
  const piece = (left: number[], from: number, read: Read<number>): Count | null => read && { start: left[from]!, end: left[read.next - 1]! + 1, value: read.value }
  const lie = (left: number[]) => left.map((i) => tokens[i]!)

  const kind = holdsPeople(lie(free))
  const isEnd = (at: number) => at >= free.length || tokens[free[at]!]!.kind === 'sign' || free[at]! !== free[at - 1]! + 1
  const capacity = kind && free.map((_, at) => piece(free, at, readCapacity(lie(free), at, kind, isEnd))).find((count) => count !== null)
  const left = capacity ? free.filter((i) => i < capacity.start || i >= capacity.end) : free

  const things = lie(left)
  const asking = skipAsking(things)
  const asked: Piece[] = asking > 0 && asking < things.length ? [{ start: left[0]!, end: left[asking - 1]! + 1 }] : []
  const begin = Math.max(asking, things.findIndex(({ kind: of }, at) => at >= asking && of !== 'sign'))
  const first = readQuantity(things, begin)
  const several = first && things.findIndex((token, at) => at >= first.next && /^(et|,|\+|&|puis|plus|avec)$/.test(token.text) && readQuantity(things, at + 1) !== null)
  if (first && several !== null && several >= 0) {
    const end = readQuantity(things, several + 1)!.next
    return { quantity: null, capacity: capacity ?? null, several: { start: left[begin]!, end: left[end]! + 1 }, taken: [...asked, ...(capacity ? [capacity] : [])] }
  }
  const behind = first ? null : left.map((_, at) => piece(left, at, readQuantityBehind(things, at))).find((count) => count !== null)
  const quantity = piece(left, begin, first) ?? behind ?? null
  return { quantity, capacity: capacity ?? null, several: null, taken: [...asked, ...(quantity ? [quantity] : []), ...(capacity ? [capacity] : [])] }
}
