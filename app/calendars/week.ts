import { addDays, daysBetween, isDay, weekdayOf } from '~/platform/paris-time'

/** A week of Paris, from Monday on. */
export interface Week {
  /** As an address writes it (ISO 8601): `2027-W24`. */
  name: string
  number: number
  /** Its seven days, `2027-06-14` first. */
  days: string[]
}

const DAYS = 7
const THURSDAY = 4
const NAME = /^(2[01]\d\d)-W(0[1-9]|[1-4]\d|5[0-3])$/
const YEARS = /^2[01]\d\d-/
/** How far back one may look: what is older is history, not planning. */
const DAYS_BACK = 366

/** The week that this day lies in. */
export function weekOf(day: string): Week {
  const monday = mondayOf(day)
  // The year of a week is that of its Thursday; week 1 holds the first of them.
  const thursday = addDays(monday, THURSDAY - 1)
  const year = thursday.slice(0, 4)
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / DAYS) + 1
  return { name: `${year}-W${String(number).padStart(2, '0')}`, number, days: Array.from({ length: DAYS }, (_, index) => addDays(monday, index)) }
}

/** The week that an address asks for, by its name or by a day of it; that of `today` for anything else, and for what was over a year ago. */
export function askedWeek(asked: string | null, today: string): Week {
  const week = readWeek(asked)
  return week && isPlanned(week, today) ? week : weekOf(today)
}

/** True for a week that a planning shows. */
export const isPlanned = (week: Week, today: string): boolean => daysBetween(week.days[0]!, today) <= DAYS_BACK

function readWeek(asked: string | null): Week | null {
  if (asked !== null && YEARS.test(asked) && isDay(asked)) return weekOf(asked)
  const [, year, number] = NAME.exec(asked ?? '') ?? []
  // 4 January is always in week 1.
  const named = year && number ? weekOf(addDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * DAYS)) : null
  return named?.name === asked ? named : null
}

/** The week so many weeks on; back when negative. */
export const weekAfter = (week: Week, weeks: number): Week => weekOf(addDays(week.days[0]!, weeks * DAYS))

const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))
