import { daysBetween } from '~/platform/paris-time'

import type { YearlyFacts } from './paper-facts'

/** A calendar year, whichever, or as long from any other day. */
export const LONGEST_DAYS = 366

export type YearlyState = 'waiting' | 'in_force' | 'declined' | 'ended'

interface Agreement {
  startsAt: Date
  endsAt: Date
  acceptedAt: Date | null
  closedAt: Date | null
}

/** Where a yearly convention is: proposed, in force (also before its first day), refused or taken back, or over. */
export function yearlyState({ endsAt, acceptedAt, closedAt }: Agreement, now: Date): YearlyState {
  if (closedAt !== null) return acceptedAt === null ? 'declined' : 'ended'
  if (endsAt <= now) return 'ended'
  return acceptedAt === null ? 'waiting' : 'in_force'
}

/** What does not do with a period of whole days, both included, as a stable code; null where it does. @param today `2027-06-12` */
export function periodFault(first: string, last: string, today: string): 'end_before_start' | 'yearly_too_long' | 'yearly_over' | null {
  if (daysBetween(first, last) < 0) return 'end_before_start'
  if (daysBetween(first, last) + 1 > LONGEST_DAYS) return 'yearly_too_long'
  return daysBetween(today, last) < 0 ? 'yearly_over' : null
}

/**
 * The convention that covers a loan: its retrait falls into the period, and the loan was promised before an early end.
 * @param loan `startsAt`: its retrait; `acceptedAt`: when it was promised
 */
export function coverOf(agreements: readonly (Agreement & { reference: string })[], loan: { startsAt: Date; acceptedAt: Date }): YearlyFacts | null {
  const cover = agreements.find(({ startsAt, endsAt, acceptedAt, closedAt }) => acceptedAt !== null && startsAt <= loan.startsAt && loan.startsAt < endsAt && (closedAt === null || loan.acceptedAt < closedAt))
  return cover ? { reference: cover.reference, acceptedAt: cover.acceptedAt!.toISOString(), startsAt: cover.startsAt.toISOString(), endsAt: cover.endsAt.toISOString() } : null
}
