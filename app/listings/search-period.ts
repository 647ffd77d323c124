import type { Period } from '~/loans/loan-period'
import { formatDays, formatHours } from '~/messages/format'
import type { Locale } from '~/messages/locale'

/** « du 12 au 14 juin », or with hours where the address gives them. */
export function searchedPeriod(asked: { from: string; to: string }, event: Period, locale: Locale, now: Date): string {
  const hours = asked.from.includes('T') || asked.to.includes('T')
  return hours ? formatHours(event.startsAt, event.endsAt, locale, now) : formatDays(event.startsAt, event.endsAt, locale, now)
}
