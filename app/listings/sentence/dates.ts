import { addDays, parisInstant } from '~/platform/paris-time'

import { parseSearch } from '../search-params'
import type { Unclear } from './calendar'
import type { Hours } from './hours'
import type { SaidPeriod } from './day-ranges'

/** As `du` and `au` of an address say them. */
export interface Dates {
  from: string
  to: string
}

const REASONS: Record<string, Unclear> = { start_in_past: 'past', too_far_ahead: 'too_far', period_too_long: 'too_far' }

/** The days of a sentence with its hours, as the search can be asked for them; or why not. Hours beside a day give way to those said apart. */
export function datesOf(period: Extract<SaidPeriod, { first: string }>, apart: Hours | null, now: Date): Dates | Unclear {
  const { first, last } = period
  const hours = apart ?? period.hours
  const overnight = first === last && hours.from !== '' && hours.to !== '' && hours.to <= hours.from
  const to = hours.to ? moment(overnight ? addDays(last, 1) : last, hours.to) : last === first ? '' : last
  const begun = hours.from !== '' && parisInstant(first, onClock(hours.from)) < now
  // What has begun today and still goes on is asked for from now.
  const from = hours.from === '' || (begun && to !== '' && !overnight) ? first : moment(first, hours.from)
  const [problem] = parseSearch(new URLSearchParams({ du: from, au: to }), now).problems
  return problem ? REASONS[problem.code] ?? 'impossible' : { from, to }
}

const onClock = (time: string) => (time === '24:00' ? '23:59' : time)
const moment = (day: string, time: string) => (time === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${time}`)
