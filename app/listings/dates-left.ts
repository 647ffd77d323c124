import { daysOf, type Period } from '~/loans/loan-period'
import { parisMoment } from '~/platform/paris-time'

const MINUTE = 60_000

/**
 * An event (half-open) as `du` and `au` of an address say it: in days, or to the minute where it was given with hours. One that has begun
 * is asked for from now on; null where nothing of it is left.
 */
export function datesLeft({ startsAt, endsAt }: Period, byHours: boolean, now: Date): { from: string; to: string } | null {
  if (byHours) {
    const from = startsAt >= now ? startsAt : new Date(Math.ceil(now.getTime() / MINUTE) * MINUTE)
    return from < endsAt ? { from: moment(from), to: moment(endsAt) } : null
  }
  const { first, last } = daysOf({ startsAt, endsAt })
  const today = parisMoment(now).day
  return last < today ? null : { from: first < today ? today : first, to: last }
}

function moment(instant: Date): string {
  const { day, time } = parisMoment(instant)
  return `${day}T${time}`
}
