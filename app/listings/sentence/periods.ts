import { addDays, isDay, weekdayOf } from '~/platform/paris-time'

import { FEASTS, mondayOf, nextWeekday, nthWeekday, resolveDay, resolveFeast, type Unclear } from './calendar'
import { readDaysOf, readLength, readMoment, type SaidPeriod } from './day-ranges'
import { readDay, readMonth, readRecurring, readWeekdayName, readYear } from './days'
import { NO_HOURS, readPart } from './hours'
import { anyPhrase, lookUp, phrase, type Read, type Token } from './tokens'

/** When, from this token on: a day, several, a week-end, a week, a feast. */
export function readPeriod(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const recurring = readRecurring(tokens, i)
  if (recurring) return { value: { unclear: recurring.value }, next: recurring.next }
  return readOpenEnded(tokens, i, today) ?? readToday(tokens, i, today) ?? readFeast(tokens, i, today) ?? readNth(tokens, i, today) ?? readWeekend(tokens, i, today) ?? readWeek(tokens, i, today) ?? readDaysOf(tokens, i, today) ?? readVague(tokens, i, today)
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

const ORDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({ premier: 1, '1 er': 1, deuxieme: 2, second: 2, '2 e': 2, '2 eme': 2, troisieme: 3, '3 e': 3, '3 eme': 3, quatrieme: 4, '4 e': 4, '4 eme': 4, dernier: 5 }),
)

/** « le premier samedi de juin », « dernier week-end d’août 2028 ». */
function readNth(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const ordinal = lookUp(tokens, phrase(tokens, i, 'le') ?? i, ORDINALS)
  if (!ordinal) return null
  const weekend = anyPhrase(tokens, ordinal.next, WEEKEND)
  const weekday = weekend === null ? readWeekdayName(tokens[ordinal.next]) : 6
  const of = weekday === null ? null : anyPhrase(tokens, weekend ?? ordinal.next + 1, ['de', 'd', 'du mois de', 'du mois d'])
  const month = of === null ? null : readMonth(tokens, of)
  if (!month || weekday === null) return null
  const year = readYear(tokens, month.next, today)
  const first = nthWeekday(ordinal.value, weekday, month.value, today, year?.value)
  return { value: first < today ? { unclear: 'past' } : { first, last: weekend === null ? first : addDays(first, 1), hours: NO_HOURS }, next: year?.next ?? month.next }
}

const WEEKEND = ['week end', 'weekend', 'we', 'w e']
const WEEKENDS = ['week ends', 'weekends', 'les week ends', 'les weekends']
const LAST = ['dernier', 'derniere', 'passe', 'passee']

/** « ce week-end » has begun or is the next to come; « le week-end prochain » is that of the next week. */
function readWeekend(tokens: Token[], i: number, today: string): Read<SaidPeriod> {
  const every = anyPhrase(tokens, i, WEEKENDS)
  if (every !== null) return { value: { unclear: 'recurring' }, next: every }
  const article = anyPhrase(tokens, i, ['ce', 'le', 'du', 'au', 'cette', 'la'])
  const next = anyPhrase(tokens, article ?? i, WEEKEND)
  if (next === null) return null
  const these = (monday: string): SaidPeriod => ({ first: addDays(monday, 5) < today ? today : addDays(monday, 5), last: addDays(monday, 6), hours: NO_HOURS })
  const coming = anyPhrase(tokens, next, ['prochain', 'prochaine'])
  if (coming !== null) return { value: these(addDays(mondayOf(today), 7)), next: coming }
  const past = anyPhrase(tokens, next, LAST)
  if (past !== null) return { value: { unclear: 'past' }, next: past }
  const of = anyPhrase(tokens, next, ['du', 'des', 'de'])
  const days = readDaysOf(tokens, next, today) ?? (of === null ? null : readDaysOf(tokens, of, today, true))
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
