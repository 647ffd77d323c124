import type { Locale } from '~/messages/locale'
import type { Database } from '~/platform/database.server'
import { dateOf, dayOf } from '~/platform/day-column'

/** The longest list of vacances that is looked at: twenty years of them. */
const MOST_HOLIDAYS = 100

const known = new Map<string, ReadonlyMap<string, string>>()

/**
 * The public holidays of France between two days, both included, by their day: `2027-05-06` is « Ascension ». Those of the Alsace and
 * the Moselle alone are not among them.
 */
export async function publicHolidays(first: string, last: string, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, i) => yearOf(first) + i)
  const maps = await Promise.all(years.map((year) => holidaysOf(year, locale)))
  return new Map(maps.flatMap((map) => [...map]).filter(([day]) => day >= first && day <= last))
}

const yearOf = (day: string) => Number(day.slice(0, 4))

async function holidaysOf(year: number, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const key = `${locale} ${year}`
  const kept = known.get(key)
  if (kept) return kept
  // It holds the holidays of the whole world, 9 MB of them: loaded where a series is asked for, not by every process.
  const { default: Holidays } = await import('date-holidays')
  const found = new Holidays('FR', { languages: [locale] }).getHolidays(year).filter(({ type }) => type === 'public')
  const holidays = new Map(found.map(({ date, name }) => [date.slice(0, 10), name]))
  known.set(key, holidays)
  return holidays
}

export interface SchoolHoliday {
  id: string
  name: string
  /** Both included: `2027-02-13`. */
  firstDay: string
  lastDay: string
}

/** The vacances scolaires of the territory from a day on (and up to another), the soonest first. */
export async function schoolHolidays(db: Database, first: string, last?: string): Promise<SchoolHoliday[]> {
  const rows = await db.schoolHoliday.findMany({
    where: { lastDay: { gte: dateOf(first) }, ...(last && { firstDay: { lte: dateOf(last) } }) }, orderBy: [{ firstDay: 'asc' }, { id: 'asc' }], take: MOST_HOLIDAYS,
  })
  return rows.map(({ firstDay, lastDay, ...row }) => ({ ...row, firstDay: dayOf(firstDay), lastDay: dayOf(lastDay) }))
}

/** The name of the vacances that a day falls in; null where it does in none. */
export const holidayAround = (holidays: readonly SchoolHoliday[], day: string): string | null => holidays.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)?.name ?? null
