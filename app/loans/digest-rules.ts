import { parisMoment } from '~/platform/paris-time'

/** The hour of Paris from which the mails of the day may leave. */
const DIGEST_FROM = '07:30'

/** The day of Paris whose mails may leave at this instant; null before their hour. */
export function digestDay(now: Date): string | null {
  const { day, time } = parisMoment(now)
  return time >= DIGEST_FROM ? day : null
}
