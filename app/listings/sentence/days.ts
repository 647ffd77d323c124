import { addDays } from '~/platform/paris-time'

import { type DaySpec, mondayOf, nextWeekday, type Unclear } from './calendar'
import { readHour, readHourRange, readPart } from './hours'
import { isLink, isUnit, lookUp, phrase, plainNumber, type Read, type Token } from './tokens'

const WEEKDAYS: ReadonlyMap<string, number> = new Map(['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'].map((name, i) => [name, i + 1]))
/** « jeu » and « mer » are words too: they count with their dot, before a number and a month, or where days are expected. */
const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map(['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'].map((name, i) => [name, i + 1]))
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['janvier', 'janv', 'jan'], ['fevrier', 'fevr', 'fev'], ['mars'], ['avril', 'avr'], ['mai'], ['juin'], ['juillet', 'juil'], ['aout'], ['septembre', 'sept'],
    ['octobre', 'oct'], ['novembre', 'nov'], ['decembre', 'dec'],
  ].flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
)

export type SaidDay = DaySpec | { kind: 'unclear'; reason: Unclear }
const unclear = (reason: Unclear): SaidDay => ({ kind: 'unclear', reason })

/** A month, its abbreviation with or without its dot. */
export function readMonth(tokens: Token[], i: number): Read<number> {
  const month = tokens[i] && MONTHS.get(tokens[i].text)
  if (!month) return null
  return { value: month, next: withDot(tokens, i) }
}

/** A year that a date may carry: « 12 juin 2000 chaises » are chairs. */
export function readYear(tokens: Token[], i: number, today: string): Read<number> {
  const year = plainNumber(tokens, i)
  const behind = tokens[i + 1]
  if (year === null || year < 1900 || year > 2199) return null
  const near = Math.abs(year - Number(today.slice(0, 4))) <= 10
  return near || behind?.kind !== 'word' || isLink(behind) ? { value: year, next: i + 1 } : null
}

const withDot = (tokens: Token[], i: number) => (tokens[i + 1]?.text === '.' && tokens[i + 1]!.glued ? i + 2 : i + 1)

/** The number of a day: « 12 », « 1er ». */
function readDayNumber(tokens: Token[], i: number): Read<number> {
  const day = plainNumber(tokens, i)
  if (day === null || day < 1 || day > 31) return null
  const first = tokens[i + 1]?.text === 'er' && day === 1
  return { value: day, next: first ? i + 2 : i + 1 }
}

/** Whether « 12 » alone is a day: never, where nothing stands behind it that it could count, or whatever stands there. */
export type BareDays = 'never' | 'alone' | 'always'

/** « demain », « samedi prochain », « sam. 13 », « vendredi 12 juin », « 12/06/2027 », « dans 3 jours ». */
export function readDay(tokens: Token[], i: number, today: string, bare: BareDays): Read<SaidDay> {
  const article = ['le', 'ce', 'cet'].find((word) => tokens[i]?.text === word)
  const begin = article ? i + 1 : i
  return (
    readNear(tokens, begin, today) ?? readIn(tokens, begin, today) ?? readNumeric(tokens, begin, today, article !== undefined || bare !== 'never')
    ?? readWeekday(tokens, begin, today, article, bare) ?? readNumbered(tokens, begin, today) ?? (bare === 'never' ? null : readBare(tokens, begin, bare === 'always' ? 'always' : article))
  )
}

const NEAR: ReadonlyMap<string, number> = new Map([['aujourd hui', 0], ['demain', 1], ['apres demain', 2], ['hier', -1], ['avant hier', -2]])

function readNear(tokens: Token[], i: number, today: string): Read<SaidDay> {
  const near = lookUp(tokens, i, NEAR)
  return near && { value: near.value < 0 ? unclear('past') : { kind: 'on', day: addDays(today, near.value) }, next: near.next }
}

/** « dans 3 jours », « dans deux semaines »; eight and fifteen days are one and two weeks. */
function readIn(tokens: Token[], i: number, today: string): Read<SaidDay> {
  if (tokens[i]?.text !== 'dans') return null
  const length = readDays(tokens, i + 1)
  if (!length) return null
  const days = { 8: 7, 15: 14 }[length.value] ?? length.value
  return { value: { kind: 'on', day: addDays(today, days) }, next: length.next }
}

const SMALL: ReadonlyMap<string, number> = new Map(
  Object.entries({ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, quinze: 15 }),
)

/** « 3 jours », « deux semaines », « une journée », in days. */
export function readDays(tokens: Token[], i: number): Read<number> {
  const count = plainNumber(tokens, i) ?? SMALL.get(tokens[i]?.text ?? '') ?? null
  if (count === null || count < 1 || count > 400) return null
  if (/^(jours?|journees?)$/.test(tokens[i + 1]?.text ?? '')) return { value: count, next: i + 2 }
  if (/^semaines?$/.test(tokens[i + 1]?.text ?? '')) return { value: count * 7, next: i + 2 }
  return null
}

/** « 2027-06-12 », « 12/06/2027 », « 12.06.2027 », « 12/06/27 », « 12/06 »; « 12/6 » only behind an article: it may be a size. */
function readNumeric(tokens: Token[], i: number, today: string, sure: boolean): Read<SaidDay> {
  const [a, sign, b, sign2, c] = tokens.slice(i, i + 5)
  if (a?.kind !== 'number' || b?.kind !== 'number' || !sign?.glued || !b.glued || (a.glued && tokens[i - 1]?.kind !== 'sign')) return null
  const separator = sign.text
  const triple = c?.kind === 'number' && sign2?.text === separator && sign2.glued && c.glued
  if (triple && separator === '-' && a.text.length === 4) return date(Number(c.text), Number(b.text), Number(a.text), i + 5)
  if (triple && ['/', '.', '-'].includes(separator) && a.text.length <= 2 && b.text.length <= 2 && [2, 4].includes(c.text.length)) {
    return date(Number(a.text), Number(b.text), c.text.length === 2 ? Number(today.slice(0, 2) + c.text) : Number(c.text), i + 5)
  }
  if (isUnit(tokens[i + 3]) || /^tailles?$/.test(tokens[i - 1]?.text ?? '')) return null
  if (separator !== '/' || sign2?.text === '/' || b.text.length > 2 || a.text.length > 2 || (b.text.length < 2 && !sure) || readMonth(tokens, i + 3)) return null
  return Number(b.text) >= 1 && Number(b.text) <= 12 && Number(a.text) >= 1 && Number(a.text) <= 31 ? date(Number(a.text), Number(b.text), undefined, i + 3) : null
}

const date = (day: number, month: number, year: number | undefined, next: number, weekday?: number): Read<SaidDay> => ({
  value: month < 1 || month > 12 ? unclear('impossible') : { kind: 'date', day, month, ...(year !== undefined && { year }), ...(weekday !== undefined && { weekday }) }, next,
})

/** « mardi », « samedi prochain », « lundi en huit », « mardi de la semaine prochaine », « samedi 13 », « vendredi 12 juin ». */
function readWeekday(tokens: Token[], i: number, today: string, article: string | undefined, bareDays: BareDays): Read<SaidDay> {
  const name = tokens[i]?.text ?? ''
  const weekday = WEEKDAYS.get(name) ?? SHORT_WEEKDAYS.get(name)
  if (weekday === undefined) return WEEKDAYS.has(name.replace(/s$/, '')) ? { value: unclear('recurring'), next: i + 1 } : null
  const long = WEEKDAYS.has(name)
  const next = long ? i + 1 : withDot(tokens, i)
  const numbered = readNumbered(tokens, next, today, weekday) ?? readNumeric(tokens, next, today, true)
  if (numbered) return numbered.value.kind === 'date' ? { ...numbered, value: { ...numbered.value, weekday } } : numbered
  const bare = long || next > i + 1 || bareDays !== 'never' ? readAgreeing(tokens, next, weekday, today) ?? (readHourRange(tokens, next) ? null : readBare(tokens, next)) : null
  if (bare) return { ...bare, value: { ...bare.value, weekday } }
  return long ? readUnnumbered(tokens, next, weekday, article, today) : null
}

const WHICH: ReadonlyMap<string, number | 'past' | 'next_week'> = new Map(
  Object.entries({
    prochain: 0, 'qui vient': 0, 'en huit': 1, 'en 8': 1, 'en quinze': 2, 'en 15': 2, dernier: 'past', passe: 'past', 'de la semaine prochaine': 'next_week', 'semaine prochaine': 'next_week',
  } as const),
)

function readUnnumbered(tokens: Token[], i: number, weekday: number, article: string | undefined, today: string): Read<SaidDay> {
  const which = lookUp(tokens, i, WHICH)
  if (which?.value === 'past') return { value: unclear('past'), next: which.next }
  if (which?.value === 'next_week') return { value: { kind: 'on', day: addDays(mondayOf(today), 7 + weekday - 1) }, next: which.next }
  // « le mardi » is every Tuesday.
  if (!which && article === 'le') return { value: unclear('recurring'), next: i }
  return { value: { kind: 'weekday', weekday, weeks: which?.value ?? 0, sameDay: article === 'ce' }, next: which?.next ?? i }
}

/** « 12 juin », « 1er juillet 2028 ». */
function readNumbered(tokens: Token[], i: number, today: string, weekday?: number): Read<SaidDay> {
  const day = readDayNumber(tokens, i) ?? readWrongNumber(tokens, i)
  const month = day && readMonth(tokens, day.next)
  if (!month) return null
  const year = readYear(tokens, month.next, today)
  return date(day.value, month.value, year?.value, year?.next ?? month.next, weekday)
}

/** « 32 juin »: a day all the same, which does not exist. */
function readWrongNumber(tokens: Token[], i: number): Read<number> {
  const number = plainNumber(tokens, i)
  return number !== null && number < 100 ? { value: number, next: i + 1 } : null
}

/** A day of the month alone: nothing that it could count or measure stands behind it. « le 12 » counts nothing in the singular. */
function readBare(tokens: Token[], i: number, before?: string): Read<Extract<DaySpec, { kind: 'date' }>> {
  const day = readDayNumber(tokens, i)
  const behind = day ? tokens[day.next] : undefined
  if (!day || isUnit(behind) || behind?.text === ':' || behind?.text === 'x') return null
  const ends = !behind || behind.kind === 'sign' || isLink(behind) || before === 'always' || (before === 'le' && isSingular(behind))
  return ends || standsBeforeHours(tokens, day.next) ? { value: { kind: 'date', day: day.value }, next: day.next } : null
}

/** « samedi 12 salle des fêtes », « samedi 12 à 18h », where next Saturday is the 12th; « samedi 12 chaises » are chairs. */
function readAgreeing(tokens: Token[], i: number, weekday: number, today: string): ReturnType<typeof readBare> {
  const day = readDayNumber(tokens, i)
  const behind = day ? tokens[day.next] : undefined
  const near = [1, 8].map((ahead) => Number(nextWeekday(weekday, addDays(today, ahead)).slice(8)))
  return day && near.includes(day.value) && (isSingular(behind) || behind?.text === '-') && !isUnit(behind) && behind?.text !== 'x' ? { value: { kind: 'date', day: day.value }, next: day.next } : null
}

const isSingular = (token: Token | undefined) => token?.kind === 'word' && !/[sx]$/.test(token.text)

const standsBeforeHours = (tokens: Token[], i: number) => readHour(tokens, i) !== null || readPart(tokens, i) !== null

/** Monday = 1, where this is the whole name of a day, in the singular. */
export const readWeekdayName = (token: Token | undefined): number | null => WEEKDAYS.get(token?.text ?? '') ?? null

/** True for the name of a day, or of many of them. */
export const namesAWeekday = (token: Token | undefined): boolean => WEEKDAYS.has((token?.text ?? '').replace(/s$/, ''))

/** « tous les mardis », « chaque mardi ». */
export function readRecurring(tokens: Token[], i: number): Read<Unclear> {
  const often = phrase(tokens, i, 'tous les') ?? phrase(tokens, i, 'chaque')
  if (often === null) return null
  const begin = plainNumber(tokens, often) === null ? often : often + 1
  if (namesAWeekday(tokens[begin])) return { value: 'recurring', next: begin + 1 }
  return ['jours', 'semaine', 'semaines', 'mois', 'week'].includes(tokens[begin]?.text ?? '') ? { value: 'recurring', next: phrase(tokens, begin, 'week end') ?? phrase(tokens, begin, 'week ends') ?? begin + 1 } : null
}
