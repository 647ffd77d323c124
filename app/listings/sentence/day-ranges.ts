import { addDays, daysBetween, isDay } from '~/platform/paris-time'

import { type DaySpec, isMisnamed, resolveDay, resolvePeriod, type Unclear } from './calendar'
import { type BareDays, readDay, readDays, type SaidDay } from './days'
import { type Hours, NO_HOURS, readHour, readHourRange, readPart } from './hours'
import { anyPhrase, phrase, plainNumber, type Read, type Token } from './tokens'

/** Days of Paris, both included, with the hours that the sentence says beside them; or why they cannot be used. */
export type SaidPeriod = { first: string; last: string; hours: Hours; misnamed?: boolean } | { unclear: Unclear }

interface Moment {
  day: SaidDay
  hours: Hours
}

/** « 12 juin », « du 12 au 14 juin », « vendredi 18h - dimanche 12h », « 12, 13 et 14 juin », « 12 juin pendant 3 jours ». */
export function readDaysOf(tokens: Token[], i: number, today: string, numbersAreDays = false): Read<SaidPeriod> {
  if (/^(tailles?|pointures?)$/.test(tokens[i - 1]?.text ?? '')) return null
  const opening = anyPhrase(tokens, i, ['du', 'de', 'entre', 'des', 'les'])
  const begin = opening ?? i
  const sure = numbersAreDays || (opening !== null && /^(du|entre)$/.test(tokens[i]!.text))
  const first = readMoment(tokens, begin, today, 'alone')
  if (first) {
    const range = readRange(tokens, first, today, sure, tokens[i]!.text === 'entre') ?? readList(tokens, first, today, opening !== null)
    if (range) return range
  }
  const single = readMoment(tokens, begin, today, numbersAreDays || tokens[begin]?.text === 'le' ? 'alone' : 'never')
  return single && readSingle(tokens, single, today)
}

/** Days said one by one. */
const LONGEST_LIST = 7

const isBare = ({ day }: Moment) => day.kind === 'date' && day.month === undefined && day.weekday === undefined

function readRange(tokens: Token[], first: { value: Moment; next: number }, today: string, sure: boolean, isBetween: boolean): Read<SaidPeriod> {
  const separator = isBetween ? phrase(tokens, first.next, 'et') : anyPhrase(tokens, first.next, ['-', 'au', 'a', 'jusqu au', 'jusqu a', '/', '→', '>', 'retour', ', retour', 'et retour'])
  const last = separator === null ? null : readMoment(tokens, separator, today, sure ? 'always' : 'alone')
  if (!last || (!sure && isBare(first.value) && isBare(last.value))) return null
  const [a, b] = [first.value.day, last.value.day]
  if (a.kind === 'unclear' || b.kind === 'unclear') return { value: { unclear: a.kind === 'unclear' ? a.reason : (b as { reason: Unclear }).reason }, next: last.next }
  const days = resolvePeriod(a, b, today)
  if (typeof days === 'string') return { value: { unclear: days }, next: last.next }
  return { value: between(a, b, days, { from: first.value.hours.from, to: last.value.hours.to }), next: last.next }
}

const between = (a: DaySpec, b: DaySpec, days: { first: string; last: string }, hours: Hours): SaidPeriod =>
  ({ ...days, hours, misnamed: isMisnamed(a, days.first) || isMisnamed(b, days.last) })

/** « samedi et dimanche », « 12, 13 et 14 juin »: one period where the days follow one another. */
function readList(tokens: Token[], first: { value: Moment; next: number }, today: string, sure: boolean): Read<SaidPeriod> {
  const moments = [first.value]
  let next = first.next
  let joined = false
  while (moments.length <= LONGEST_LIST) {
    const and = anyPhrase(tokens, next, ['et', ', et', '&', '+'])
    const separator = and ?? phrase(tokens, next, ',')
    const following = separator === null ? null : readMoment(tokens, separator, today, 'alone')
    const or = phrase(tokens, next, 'ou')
    const other = or === null ? null : readMoment(tokens, or, today, 'alone')
    if (other && !isBare(other.value)) return { value: { unclear: 'several_dates' }, next: other.next }
    if (!following) break
    moments.push(following.value)
    next = following.next
    joined ||= and !== null
  }
  if (moments.length === 1 || (!joined && moments.some(isBare)) || (!sure && moments.every(isBare))) return null
  return { value: consecutive(moments, today), next }
}

function consecutive(moments: Moment[], today: string): SaidPeriod {
  const specs = moments.map(({ day }) => day)
  const wrong = specs.find((spec) => spec.kind === 'unclear')
  if (wrong?.kind === 'unclear') return { unclear: wrong.reason }
  const said = specs as DaySpec[]
  const days = resolvePeriod(said[0]!, said.at(-1)!, today)
  if (typeof days === 'string') return { unclear: days }
  return daysBetween(days.first, days.last) === moments.length - 1
    ? between(said[0]!, said.at(-1)!, days, { from: moments[0]!.hours.from, to: moments.at(-1)!.hours.to })
    : { unclear: 'several_dates' }
}

function readSingle(tokens: Token[], { value: { day, hours }, next }: { value: Moment; next: number }, today: string): Read<SaidPeriod> {
  if (day.kind === 'unclear') return { value: { unclear: day.reason }, next }
  const first = resolveDay(day, today)
  if (!isDay(first)) return { value: { unclear: first as Unclear }, next }
  const length = readLength(tokens, next)
  const said = hours.from === hours.to ? { from: hours.from, to: '' } : hours
  return { value: { first, last: addDays(first, (length?.value ?? 1) - 1), hours: said, misnamed: isMisnamed(day, first) }, next: length?.next ?? next }
}

/** « pendant 3 jours », « pour deux semaines », in days. */
export function readLength(tokens: Token[], i: number): Read<number> {
  const begin = anyPhrase(tokens, i, ['pendant', 'pour', 'durant', 'sur', ', pendant', ', pour'])
  return begin === null ? null : readDays(tokens, begin)
}

/** A day, and the hour or the part of the day beside it; a range of hours is left to be read alone. */
export function readMoment(tokens: Token[], i: number, today: string, bare: BareDays): Read<Moment> {
  const day = readDay(tokens, i, today, bare)
  if (!day) return null
  const part = readPart(tokens, day.next)
  if (part) {
    const exact = readHourRange(tokens, part.next) ? null : readHour(tokens, phrase(tokens, part.next, 'a') ?? part.next)
    return { value: { day: day.value, hours: exact ? { from: exact.value, to: exact.value } : part.value }, next: exact?.next ?? part.next }
  }
  const begin = anyPhrase(tokens, day.next, ['a', 'vers', 'des', 'a partir de']) ?? day.next
  if (readHourRange(tokens, day.next) ?? readHourRange(tokens, begin)) return { value: { day: day.value, hours: NO_HOURS }, next: day.next }
  const hour = readHour(tokens, begin)
  // « mardi 2h » is a length.
  if (!hour || (hour.value < '06:00' && plainNumber(tokens, begin) !== null && begin === day.next)) return { value: { day: day.value, hours: NO_HOURS }, next: day.next }
  return { value: { day: day.value, hours: { from: hour.value, to: hour.value } }, next: hour.next }
}
