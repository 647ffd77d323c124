import { CalendarDate, fromDate, parseDate, parseTime, toCalendarDateTime, toZoned } from '@internationalized/date'

/** The wall clock of every person who reads or types a date here. Instants are stored in UTC. */
export const WALL_CLOCK = 'Europe/Paris'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** True for a real day written `2027-06-12`; 31 February is not one. */
export function isDay(text: string): boolean {
  if (byText.has(text)) return true
  if (!DATE.test(text)) return false
  try {
    return parseDate(text).toString() === text
  } catch {
    return false
  }
}

/** True for a time of day written `09:00`. */
export const isTime = (text: string): boolean => TIME.test(text)

/**
 * The instant of a wall-clock moment in Paris. In the hour that DST repeats, the first; in the hour it skips, the later side.
 * @param day `2027-06-12` @param time `09:00`, midnight by default. @throws on a day or time that does not exist.
 */
export function parisInstant(day: string, time = '00:00'): Date {
  const { midnight, length } = clockOf(day)
  if (time === '00:00') return new Date(midnight)
  if (length !== DAY_MS || !TIME.test(time)) return zonedInstant(day, time)
  return new Date(midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS)
}

const zonedInstant = (day: string, time: string) => toZoned(toCalendarDateTime(parseDate(day), parseTime(time)), WALL_CLOCK).toDate()

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** What is asked of a day again and again; the library takes 50 microseconds for each answer. */
interface Day {
  text: string
  /** Days since 1 January 1970. */
  number: number
  /** When it begins in Paris, and how long it lasts: 23 or 25 hours twice a year. */
  midnight: number
  length: number
}

/** Years of days; a search asks for the same few. */
const KNOWN_DAYS = 4000
const byText = new Map<string, Day>()
const byNumber = new Map<number, Day>()

/** @throws on a day that does not exist. */
function clockOf(text: string): Day {
  const known = byText.get(text)
  if (known) return known
  const date = parseDate(text)
  const midnight = zonedInstant(text, '00:00').getTime()
  const day = { text, number: Math.round(date.toDate('UTC').getTime() / DAY_MS), midnight, length: zonedInstant(date.add({ days: 1 }).toString(), '00:00').getTime() - midnight }
  if (byText.size >= KNOWN_DAYS) {
    byText.clear()
    byNumber.clear()
  }
  byText.set(text, day)
  byNumber.set(day.number, day)
  return day
}

/** The calendar of the library ends there: what would come later is its last day, what earlier its first. */
const FIRST_DAY = Date.parse('0001-01-01') / DAY_MS
const LAST_DAY = Date.parse('9999-12-31') / DAY_MS

const dayNumbered = (number: number): Day =>
  byNumber.get(number) ?? clockOf(new Date(Math.min(Math.max(number, FIRST_DAY), LAST_DAY) * DAY_MS).toISOString().slice(0, 10))

export interface ParisMoment {
  /** `2027-06-12` */
  day: string
  /** `09:00` */
  time: string
  /** Monday = 1 ... Sunday = 7 */
  weekday: number
}

/** What a clock on a wall in Paris shows at this instant. */
export function parisMoment(instant: Date): ParisMoment {
  // Paris is ahead of UTC by less than a day: its day is that of UTC, or the next.
  const utcDay = Math.floor(instant.getTime() / DAY_MS)
  const next = dayNumbered(utcDay + 1)
  const { text, number, midnight, length } = instant.getTime() >= next.midnight ? next : dayNumbered(utcDay)
  if (length !== DAY_MS) return zonedMoment(instant)
  const minutes = Math.floor((instant.getTime() - midnight) / MINUTE_MS)
  return { day: text, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`, weekday: weekdayNumbered(number) }
}

function zonedMoment(instant: Date): ParisMoment {
  const zoned = fromDate(instant, WALL_CLOCK)
  const day = new CalendarDate(zoned.year, zoned.month, zoned.day).toString()
  return { day, time: `${twoDigits(zoned.hour)}:${twoDigits(zoned.minute)}`, weekday: weekdayOf(day) }
}

const twoDigits = (n: number) => (n < 10 ? `0${n}` : String(n))
/** 1 January 1970 was a Thursday. */
const weekdayNumbered = (number: number) => ((((number + 3) % 7) + 7) % 7) + 1

/** Monday = 1 ... Sunday = 7. */
export const weekdayOf = (day: string): number => weekdayNumbered(clockOf(day).number)

/** The day `days` later (earlier when negative): a calendar step, whatever the clocks do that night. */
export const addDays = (day: string, days: number): string => dayNumbered(clockOf(day).number + days).text

/** How many days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => clockOf(to).number - clockOf(from).number

/** An instant as ISO 8601 with the offset of Paris: `2027-06-12T09:00:00+02:00`. */
export function isoInParis(instant: Date): string {
  return fromDate(instant, WALL_CLOCK).toString().replace(/\[.*\]$/, '').replace(/\.000(?=[+-])/, '')
}
