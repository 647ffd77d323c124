import type { Nature } from 'prisma/generated/client'

import { formatDays, formatHours } from '~/messages/format'
import type { Locale } from '~/messages/locale'

import { countsDays } from '../loan-period'

/** A period as people say it: in days, or in hours where minutes count. */
export function periodText(period: { startsAt: Date; endsAt: Date }, nature: Nature, locale: Locale, now?: Date): string {
  return (countsDays(nature) ? formatDays : formatHours)(period.startsAt, period.endsAt, locale, now)
}
