import { addDays, daysBetween, isDay, weekdayOf } from '~/platform/paris-time'

/** Why something that speaks of time, number or place is not used. */
export type Unclear =
  | 'past' | 'impossible' | 'wrong_weekday' | 'vague' | 'recurring' | 'several_dates' | 'no_day' | 'too_far'
  | 'several_things' | 'several_places'

/** One day as a sentence says it; what it leaves out is found from today, or from the other end of its period. */
export type DaySpec =
  | { kind: 'on'; day: string }
  /** The first such weekday after today (`sameDay`: today counts), so many weeks on. */
  | { kind: 'weekday'; weekday: number; weeks: number; sameDay: boolean }
  | { kind: 'date'; day: number; month?: number; year?: number; weekday?: number }

const FURTHEST_YEARS = 8
/** How many times a day of the month comes round before its weekday must fit: « sam. 13 » speaks of the near future. */
const NEAR_MONTHS = 3
/** Days between « du 30 » and « au 2 juin »: further apart, the two were mistyped. */
const LONGEST_TURN = 15

const pad = (n: number) => String(n).padStart(2, '0')
const written = (year: number, month: number, day: number) => `${year}-${pad(month)}-${pad(day)}`

/** The day meant, `from` or later unless the sentence gives another year. */
export function resolveDay(spec: DaySpec, from: string): string | Unclear {
  if (spec.kind === 'on') return spec.day
  if (spec.kind === 'weekday') return addDays(nextWeekday(spec.weekday, spec.sameDay ? from : addDays(from, 1)), 7 * spec.weeks)
  if (spec.month === undefined) return dayOfSomeMonth(spec, from)
  const day = spec.year === undefined ? firstYear(spec.month, spec.day, from) : written(spec.year, spec.month, spec.day)
  if (day === null || !isDay(day)) return 'impossible'
  return day < from ? 'past' : day
}

/** True where the sentence names another weekday than that of the day it gives by number: it may be mistaken in either. */
export const isMisnamed = (spec: DaySpec, day: string): boolean => spec.kind === 'date' && spec.weekday !== undefined && weekdayOf(day) !== spec.weekday

/** Both ends of a period: what one leaves out the other says, « du 3 au 5 juin », « du 30 mai au 2 ». */
export function resolvePeriod(first: DaySpec, last: DaySpec, today: string): { first: string; last: string } | Unclear {
  const start = resolveDay(startOf(first, last), today)
  if (!isDay(start)) return start as Unclear
  const end = resolveDay(last, start)
  if (!isDay(end)) return end === 'past' ? 'impossible' : (end as Unclear)
  if (end < start || (turnsMonth(first, last) && daysBetween(start, end) > LONGEST_TURN)) return 'impossible'
  return { first: start, last: end }
}

const turnsMonth = (first: DaySpec, last: DaySpec) => first.kind === 'date' && last.kind === 'date' && first.month === undefined && first.day > last.day

function startOf(first: DaySpec, last: DaySpec): DaySpec {
  if (first.kind !== 'date' || last.kind !== 'date' || last.month === undefined) return first
  const month = first.month ?? (first.day <= last.day ? last.month : ((last.month + 10) % 12) + 1)
  return { ...first, month, ...(first.year === undefined && last.year !== undefined && { year: month > last.month ? last.year - 1 : last.year }) }
}

/** The next day of this weekday, `from` itself included. */
export const nextWeekday = (weekday: number, from: string): string => addDays(from, (weekday - weekdayOf(from) + 7) % 7)

/** The nth such weekday of a month (5: the last), next to come or of the given year. */
export function nthWeekday(n: number, weekday: number, month: number, today: string, year?: number): string {
  const of = (inYear: number) => {
    const first = nextWeekday(weekday, written(inYear, month, 1))
    const last = [4, 3].map((weeks) => addDays(first, 7 * weeks)).find((day) => Number(day.slice(5, 7)) === month)!
    return n === 5 ? last : addDays(first, 7 * (n - 1))
  }
  const thisYear = Number(today.slice(0, 4))
  return year !== undefined ? of(year) : of(thisYear) < today ? of(thisYear + 1) : of(thisYear)
}

/** The Monday of the week in which this day lies. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** The first year in which this day exists and has not passed; null where it never exists. */
function firstYear(month: number, day: number, from: string): string | null {
  const year = Number(from.slice(0, 4))
  const days = Array.from({ length: FURTHEST_YEARS + 1 }, (_, ahead) => written(year + ahead, month, day))
  return days.find((candidate) => isDay(candidate) && candidate >= from) ?? null
}

function dayOfSomeMonth({ day, weekday }: { day: number; weekday?: number }, from: string): string | Unclear {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const days = Array.from({ length: NEAR_MONTHS + 2 }, (_, ahead) => written(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, day))
    .filter((candidate) => isDay(candidate) && candidate >= from).slice(0, NEAR_MONTHS)
  if (days.length === 0) return 'impossible'
  return (weekday === undefined ? days[0] : days.find((candidate) => weekdayOf(candidate) === weekday)) ?? 'wrong_weekday'
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return written(year, Math.floor(n / 31), (n % 31) + 1)
}

export interface Feast {
  first: (year: number) => string
  /** How many days it lasts. */
  days: number
}

const fixed = (month: number, day: number): Feast => ({ first: (year) => written(year, month, day), days: 1 })
const afterEaster = (offset: number, days = 1): Feast => ({ first: (year) => addDays(easter(year), offset), days })
/** The third week-end of September. */
const heritageDays: Feast = { first: (year) => addDays(nextWeekday(6, written(year, 9, 1)), 14), days: 2 }

/** Feasts whose name is nothing but a date. « Noël » alone may be what is on the decorations: those need the words before them. */
export const FEASTS: ReadonlyMap<string, Feast> = new Map(
  Object.entries({
    'fete de la musique': fixed(6, 21), 'fete nationale': fixed(7, 14), 'fete du travail': fixed(5, 1), 'jour de l an': fixed(1, 1), 'saint sylvestre': fixed(12, 31),
    'jour de noel': fixed(12, 25), 'a noel': fixed(12, 25), 'veille de noel': fixed(12, 24), 'a la toussaint': fixed(11, 1), 'jour de la toussaint': fixed(11, 1),
    'dimanche de paques': afterEaster(0), 'a paques': afterEaster(0), 'lundi de paques': afterEaster(1), 'week end de paques': afterEaster(-1, 3), 'weekend de paques': afterEaster(-1, 3),
    'jeudi de l ascension': afterEaster(39), 'week end de l ascension': afterEaster(39, 4), 'weekend de l ascension': afterEaster(39, 4), 'pont de l ascension': afterEaster(39, 4),
    'dimanche de pentecote': afterEaster(49), 'lundi de pentecote': afterEaster(50), 'week end de pentecote': afterEaster(48, 3), 'weekend de pentecote': afterEaster(48, 3),
    'week end de la pentecote': afterEaster(48, 3), 'weekend de la pentecote': afterEaster(48, 3),
    'journees du patrimoine': heritageDays, 'journees europeennes du patrimoine': heritageDays,
  }),
)

/** Its next time: this year's unless it has begun, or the given year's. */
export function resolveFeast({ first, days }: Feast, today: string, year?: number): { first: string; last: string } {
  const thisYear = Number(today.slice(0, 4))
  const start = year === undefined && first(thisYear) < today ? first(thisYear + 1) : first(year ?? thisYear)
  return { first: start, last: addDays(start, days - 1) }
}
