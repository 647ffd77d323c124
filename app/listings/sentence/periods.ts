import { addDays, daysBetween, isDay, weekdayOf } from '~/platform/paris-time'

import { type DaySpec, FEASTS, isMisnamed, mondayOf, nextWeekday, resolveDay, resolveFeast, resolvePeriod, type Unclear } from './calendar'
import { type BareDays, readDay, readDays, readMonth, readRecurring, readYear, type SaidDay } from './days'
import { type Hours, readHour, readHourRange, readPart } from './hours'
import { anyPhrase, lookUp, phrase, plainNumber, type Read, type Token } from './tokens'

/** Days of Paris, both included, with the hours that the sentence says beside them; or why they cannot be used. */
export type SaidPeriod = { first: string; last: string; hours: Hours; misnamed?: boolean } | { unclear: Unclear }

interface Moment {
  day: SaidDay
  hours: Hours
}

const NO_HOURS: Hours = { from: '', to: '' }

/** When, from this token on: a day, several, a week-end, a week, a feast. */
export function readPeriod(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const recurring = readRecurring(tokens, i)
  if (recurring) return { value: { unclear: recurring.value }, next: recurring.next }
  return readOpenEnded(tokens, i, today) ?? readToday(tokens, i, today) ?? readFeast(tokens, i, today) ?? readWeekend(tokens, i, today) ?? readWeek(tokens, i, today) ?? readDaysOf(tokens, i, today) ?? readVague(tokens, i, today)
}

const OPEN_ENDS = ['avant', 'apres', 'jusqu a', 'jusqu au', 'd ici', 'd ici a', 'd ici au', 'depuis', 'a partir de', 'a partir du', 'des', 'a compter du']

/** « à partir du 12 juin », « avant samedi »: half a period. */
function readOpenEnded(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const begin = anyPhrase(tokens, i, OPEN_ENDS)
  if (begin === null || anyPhrase(tokens, i, ['apres demain', 'avant hier']) !== null) return null
  const day = readMoment(tokens, begin, today, /^(du|au)$/.test(tokens[begin - 1]!.text) ? 'alone' : 'never')
  if (!day) return null
  return readLength(tokens, day.next) ? readDaysOf(tokens, begin, today) : { value: { unclear: 'vague' }, next: day.next }
}

/** « ce soir », « cet après-midi »: today. */
function readToday(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const begin = anyPhrase(tokens, i, ['ce', 'cet', 'cette'])
  const part = begin === null ? null : readPart(tokens, begin)
  return part?.value.from ? { value: { first: today, last: today, hours: part.value }, next: part.next } : null
}

function readFeast(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const feast = lookUp(tokens, phrase(tokens, i, 'la') ?? i, FEASTS)
  if (!feast) return null
  const year = readYear(tokens, feast.next, today)
  const days = resolveFeast(feast.value, today, year?.value)
  return { value: days.first < today ? { unclear: 'past' } : { ...days, hours: NO_HOURS }, next: year?.next ?? feast.next }
}

const WEEKEND = ['week end', 'weekend', 'we']
const LAST = ['dernier', 'derniere', 'passe', 'passee']

/** « ce week-end » has begun or is the next to come; « le week-end prochain » is that of the next week. */
function readWeekend(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const article = anyPhrase(tokens, i, ['ce', 'le', 'du', 'au', 'cette', 'la'])
  const next = anyPhrase(tokens, article ?? i, WEEKEND)
  if (next === null) return null
  const these = (monday: string): SaidPeriod => ({ first: addDays(monday, 5) < today ? today : addDays(monday, 5), last: addDays(monday, 6), hours: NO_HOURS })
  const coming = anyPhrase(tokens, next, ['prochain', 'prochaine'])
  if (coming !== null) return { value: these(addDays(mondayOf(today), 7)), next: coming }
  const past = anyPhrase(tokens, next, LAST)
  if (past !== null) return { value: { unclear: 'past' }, next: past }
  const of = anyPhrase(tokens, next, ['du', 'des', 'de'])
  const days = of === null ? null : readDaysOf(tokens, next, today) ?? readDaysOf(tokens, of, today, true)
  if (days) return { value: 'unclear' in days.value ? days.value : wholeWeekend(days.value), next: days.next }
  if (/^(ce|cette)$/.test(tokens[i]!.text)) return { value: these(mondayOf(today)), next }
  return article !== null && tokens[i]!.text === 'le' ? { value: { unclear: 'recurring' }, next } : null
}

/** The week-end in which one day lies, from a Friday where that is the day; several days are as said. */
function wholeWeekend(period: Extract<SaidPeriod, { first: string }>): SaidPeriod {
  if (period.first !== period.last) return period
  const weekday = weekdayOf(period.first)
  if (weekday < 5) return { unclear: 'wrong_weekday' }
  return { ...period, first: weekday === 7 ? addDays(period.first, -1) : period.first, last: nextWeekday(7, period.first) }
}

function readWeek(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const begin = phrase(tokens, i, 'la') ?? i
  const coming = anyPhrase(tokens, begin, ['semaine prochaine', 'semaine qui vient'])
  const monday = mondayOf(today)
  if (coming !== null) return { value: { first: addDays(monday, 7), last: addDays(monday, 13), hours: NO_HOURS }, next: coming }
  const current = phrase(tokens, i, 'cette semaine')
  if (current !== null) return { value: { first: today, last: addDays(monday, 6), hours: NO_HOURS }, next: current }
  const past = anyPhrase(tokens, begin, ['semaine derniere', 'semaine passee'])
  if (past !== null) return { value: { unclear: 'past' }, next: past }
  const of = anyPhrase(tokens, begin, ['semaine du', 'semaine de'])
  const day = of === null ? null : readDay(tokens, of, today, 'alone')
  if (!day || day.value.kind === 'unclear') return null
  const resolved = resolveDay(day.value, today)
  if (!isDay(resolved)) return { value: { unclear: resolved as Unclear }, next: day.next }
  const first = mondayOf(resolved)
  return { value: { first: first < today ? today : first, last: addDays(first, 6), hours: NO_HOURS }, next: day.next }
}

const MONTH_BEFORE = ['en', 'au mois de', 'au mois d', 'mois de', 'mois d', 'courant', 'debut', 'mi', 'fin', 'dans le courant de', 'tout le mois de', 'tout']
const VAGUE = ['le mois prochain', 'mois prochain', 'ce mois ci', 'cet ete', 'cet automne', 'cet hiver', 'ce printemps', 'l annee prochaine', 'cette annee', 'prochainement', 'bientot']

/** « fin juin », « juin 2027 », « le mois prochain »: no days to look at. */
function readVague(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const said = anyPhrase(tokens, i, VAGUE)
  if (said !== null) return { value: { unclear: 'vague' }, next: said }
  const before = anyPhrase(tokens, i, MONTH_BEFORE)
  const month = readMonth(tokens, before !== null && tokens[before]?.text === '-' ? before + 1 : before ?? i)
  const year = month && readYear(tokens, month.next, today)
  return month && (before !== null || year) ? { value: { unclear: 'vague' }, next: year?.next ?? month.next } : null
}

/** « 12 juin », « du 12 au 14 juin », « vendredi 18h - dimanche 12h », « 12, 13 et 14 juin », « 12 juin pendant 3 jours ». */
function readDaysOf(tokens: Token[], i: number, today: string, numbersAreDays = false): Read<SaidPeriod> {
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
  const separator = isBetween ? phrase(tokens, first.next, 'et') : anyPhrase(tokens, first.next, ['-', 'au', 'a', 'jusqu au', 'jusqu a', '/', '→', '>'])
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
function readLength(tokens: Token[], i: number): Read<number> {
  const begin = anyPhrase(tokens, i, ['pendant', 'pour', 'durant', 'sur', ', pendant', ', pour'])
  return begin === null ? null : readDays(tokens, begin)
}

/** A day, and the hour or the part of the day beside it; a range of hours is left to be read alone. */
function readMoment(tokens: Token[], i: number, today: string, bare: BareDays): Read<Moment> {
  const day = readDay(tokens, i, today, bare)
  if (!day) return null
  const part = readPart(tokens, day.next)
  if (part) return { value: { day: day.value, hours: part.value }, next: part.next }
  const begin = anyPhrase(tokens, day.next, ['a', 'vers', 'des', 'a partir de']) ?? day.next
  if (readHourRange(tokens, day.next) ?? readHourRange(tokens, begin)) return { value: { day: day.value, hours: NO_HOURS }, next: day.next }
  const hour = readHour(tokens, begin)
  // « mardi 2h » is a length.
  if (!hour || (hour.value < '06:00' && plainNumber(tokens, begin) !== null && begin === day.next)) return { value: { day: day.value, hours: NO_HOURS }, next: day.next }
  return { value: { day: day.value, hours: { from: hour.value, to: hour.value } }, next: hour.next }
}
