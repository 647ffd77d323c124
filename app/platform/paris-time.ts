import { CalendarDate, fromDate, parseDate, parseTime, toCalendarDateTime, toZoned } from '@internationalized/date'

/** The wall clock of every person who reads or types a date here. Instants are stored in UTC. */
export const WALL_CLOCK = 'Europe/Paris'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** True for a real day written `2027-06-12`; 31 February is not one. */
export function isDay(text: string): boolean {
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
/** Years of days; a search asks for the same few again and again, and the library takes 50 microseconds for each. */
const KNOWN_DAYS = 4000
const knownDays = new Map<string, { midnight: number; length: number }>()

/** When a day of Paris begins, and how long it lasts: 23 or 25 hours twice a year. */
function clockOf(day: string): { midnight: number; length: number } {
  const known = knownDays.get(day)
  if (known) return known
  const midnight = zonedInstant(day, '00:00').getTime()
  const clock = { midnight, length: zonedInstant(addDays(day, 1), '00:00').getTime() - midnight }
  if (knownDays.size >= KNOWN_DAYS) knownDays.clear()
  knownDays.set(day, clock)
  return clock
}

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
  const utcDay = instant.toISOString().slice(0, 10)
  const next = addDays(utcDay, 1)
  const day = instant.getTime() >= clockOf(next).midnight ? next : utcDay
  const { midnight, length } = clockOf(day)
  if (length !== DAY_MS) return zonedMoment(instant)
  const minutes = Math.floor((instant.getTime() - midnight) / MINUTE_MS)
  return { day, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`, weekday: weekdayOf(day) }
}

function zonedMoment(instant: Date): ParisMoment {
  const zoned = fromDate(instant, WALL_CLOCK)
  const day = new CalendarDate(zoned.year, zoned.month, zoned.day).toString()
  return { day, time: `${twoDigits(zoned.hour)}:${twoDigits(zoned.minute)}`, weekday: weekdayOf(day) }
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** Monday = 1 ... Sunday = 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The day `days` later (earlier when negative): a calendar step, whatever the clocks do that night. */
export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString()
}

/** How many days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** An instant as ISO 8601 with the offset of Paris: `2027-06-12T09:00:00+02:00`. */
export function isoInParis(instant: Date): string {
  return fromDate(instant, WALL_CLOCK).toString().replace(/\[.*\]$/, '').replace(/\.000(?=[+-])/, '')
}
