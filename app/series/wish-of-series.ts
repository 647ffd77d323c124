import { dayOf } from './day-column'
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
