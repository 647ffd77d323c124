import type { Period } from '~/loans/loan-period'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

/** How long a need without dates stands, in days. */
export const STANDS_DAYS = 60

/** Until when a need stands (excluded): the end of its event, else the midnight of Paris after sixty days. */
export const standsUntil = (event: Period | null, now: Date): Date => event?.endsAt ?? parisInstant(addDays(parisMoment(now).day, STANDS_DAYS + 1))

export type NeedState = 'open' | 'hidden' | 'found' | 'withdrawn' | 'expired'

interface StateFacts {
  closedAt: Date | null
  ending: 'found' | 'withdrawn' | 'expired' | null
  hiddenAt: Date | null
  standsUntil: Date
}

/** Where a need is: open until its association closes it, its time is over, or a coordinator hides it. */
export function needState({ closedAt, ending, hiddenAt, standsUntil: until }: StateFacts, now: Date): NeedState {
  if (closedAt && ending) return ending
  if (until <= now) return 'expired'
  return hiddenAt ? 'hidden' : 'open'
}

/** What was found or withdrawn stays so; what only ran out may be taken up again. */
export const mayChange = (state: NeedState): boolean => state !== 'found' && state !== 'withdrawn'

/** The hour of Paris from which the round of the day may begin. */
const ROUND_FROM = '18:00'

/** The day of Paris whose round may begin at this instant; null before its hour. */
export function roundDay(now: Date): string | null {
  const { day, time } = parisMoment(now)
  return time >= ROUND_FROM ? day : null
}
