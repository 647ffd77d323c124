import type { Hold } from '~/loans/capacity'
import { type LoanPeriod, loanPeriod, type LoanTerms, type Period } from '~/loans/loan-period'
import { type WishedListing, wishVerdict } from '~/loans/request-rules'

import { type Cover, coverDates } from './series-cover'
import { eventOn, type Times } from './series-dates'

/** One day of a series: its event, and from retrait to retour. */
export interface SeriesDay {
  day: string
  event: Period
  period: LoanPeriod
}

/** What stands against a date: a rule of the annonce, as a stable code with its figures, or what is promised already. */
export type DateProblem = { kind: 'refused'; code: string; details: Record<string, string | number> } | ({ kind: 'taken' } & Omit<Cover & { free: false }, 'free'>)

/** The dates of a series on these days. */
export const seriesDays = (days: readonly string[], times: Times | null, listing: LoanTerms): SeriesDay[] =>
  days.map((day) => {
    const event = eventOn(day, listing.nature, times)
    // Hours that a night of changing clocks does not have make no period: the rules of the annonce refuse it.
    const period = event.endsAt > event.startsAt ? loanPeriod(event, listing) : { ...event, heldFrom: event.startsAt, heldUntil: event.endsAt, pickup: null, return: null }
    return { day, event, period }
  })

/**
 * What stands against each date, null where nothing does. Those that are wanted are looked at beside each other; each of the rest
 * beside them alone.
 * @param holds what is promised of the annonce, without what this series is to replace
 */
export function judgeDates(dates: readonly SeriesDay[], { listing, holds, quantity, wants }: { listing: WishedListing; holds: readonly Hold[]; quantity: number; wants: (day: string) => boolean }, now: Date): (DateProblem | null)[] {
  const refusals = dates.map(({ event, period }): DateProblem | null => {
    const verdict = wishVerdict({ event, period, quantity }, listing, now)
    return verdict.ok ? null : { kind: 'refused', code: verdict.code, details: verdict.details ?? {} }
  })
  const usable = listing.stock - listing.lost
  const wanted = coverDates(dates.map(({ day, period }, i) => (refusals[i] === null && wants(day) ? period : null)), holds, usable, quantity, now)
  return dates.map(({ period }, i) => refusals[i] ?? problemOf(wanted[i] ?? coverDates([period], holds, usable, quantity, now)[0]!))
}

export const problemOf = (cover: Cover | null): DateProblem | null => {
  if (!cover || cover.free) return null
  const { left, takenBy, taken } = cover
  return { kind: 'taken', left, takenBy, taken }
}
