import { dayOf } from '~/platform/day-column'
import { addDays } from '~/platform/paris-time'

import { ruleOf } from './series-rule'
import type { SeriesWish } from './typed-series'

interface StoredSeries {
  rule: string
  firstDay: Date
  startTime: string | null
  endTime: string | null
  quantity: number
  skipPublicHolidays: boolean
  skipSchoolHolidays: boolean
}

/** What a stored series was asked with. */
export const wishOfSeries = ({ rule, firstDay, startTime, endTime, quantity, skipPublicHolidays, skipSchoolHolidays }: StoredSeries): SeriesWish => ({
  rule: ruleOf(rule), start: dayOf(firstDay), times: startTime !== null && endTime !== null ? { startTime, endTime } : null, quantity, skipPublicHolidays, skipSchoolHolidays,
})

/** The last day that a series may still have a date on: that of its rule, or the one before it was stopped. */
export function lastDayOf({ rule, firstDay, stoppedFrom }: Pick<StoredSeries, 'rule' | 'firstDay'> & { stoppedFrom: Date | null }): string {
  const { until } = ruleOf(rule)
  if (stoppedFrom === null || stoppedFrom <= firstDay) return until
  const last = addDays(dayOf(stoppedFrom), -1)
  return last < until ? last : until
}
