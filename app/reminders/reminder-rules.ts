import type { LoanReminderKind, LoanSide } from 'prisma/generated/client'

import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

/** The hour of Paris from which people are reminded. */
const REMIND_FROM = '09:00'

/** Days between two reminders of what is still late. */
export const LATE_EVERY_DAYS = 7

/** Who is reminded of what. */
export interface Reminder {
  kind: LoanReminderKind
  organisationId: string
  /** Null for all that a lender lends. */
  occasionId: string | null
  /** What the occasion is for. */
  purpose: string | null
  side: LoanSide
  /** The day of Paris on which it is sent, `2027-06-11`. */
  today: string
}

/** The days of Paris that a reminder speaks of: `2027-06-12`, with the instants at which they begin. */
export interface ReminderDays {
  today: string
  todayBegins: Date
  tomorrow: string
  tomorrowBegins: Date
  tomorrowEnds: Date
}

/** @param today `2027-06-11` */
export function daysAround(today: string): ReminderDays {
  const tomorrow = addDays(today, 1)
  return { today, todayBegins: parisInstant(today), tomorrow, tomorrowBegins: parisInstant(tomorrow), tomorrowEnds: parisInstant(addDays(tomorrow, 1)) }
}

/** The day on which people may be reminded at this instant, and since when; null before its hour. */
export function reminderDay(now: Date): { day: string; since: Date } | null {
  const { day, time } = parisMoment(now)
  return time >= REMIND_FROM ? { day, since: parisInstant(day, REMIND_FROM) } : null
}
