import type { DisputeOutcome, ItemCondition, LoanEnd, LoanState, Nature } from 'prisma/generated/client'

import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

import { countsDays } from './loan-period'
import { liveLines } from './loan-states'

/** Fewer loans than that say nothing of a borrower, and nothing is said of her. */
export const FEWEST_LOANS = 3
/** What is older counts no more. */
export const MONTHS_BACK = 24
/** Of a borrower who has many, the newest. */
export const MOST_LOANS = 50

const HOUR_MS = 3_600_000

/** A loan that came back, with what was noted of it. */
export interface LoanBack {
  state: LoanState
  /** When its last retour was noted. */
  returnedAt: Date
  /** With the retour that was agreed last. */
  lines: readonly { state: LoanState; endsAt: Date; quantityLost: number; listing: { nature: Nature } }[]
  reports: readonly { ending: LoanEnd; lines: readonly { lineId: string; condition: ItemCondition }[] }[]
  /** What was agreed last of a damage or a loss; null where nothing was. */
  agreed: DisputeOutcome | null
}

/** Facts about the last loans of a borrower: how many came back, how many of them in time, and complete. */
export interface Reliability {
  loans: number
  onTime: number
  complete: number
}

/** @returns null below three loans: nothing is said of who has borrowed little. */
export const reliabilityOf = (loans: readonly LoanBack[]): Reliability | null =>
  loans.length < FEWEST_LOANS ? null : { loans: loans.length, onTime: loans.filter(isOnTime).length, complete: loans.filter(isComplete).length }

/**
 * Was the last retour noted by the one that was agreed? What is lent in days may be noted until the end of the day of Paris in which it
 * was to be back (on the next one, where it was lent until midnight); what is lent by the hour, an hour later: people carry first and write afterwards.
 */
export const isOnTime = ({ returnedAt, ...loan }: LoanBack): boolean => {
  const latest = Math.max(...liveLines(loan).map(({ endsAt, listing: { nature } }) => (countsDays(nature) ? endOfDay(endsAt) : endsAt.getTime() + HOUR_MS)))
  return returnedAt.getTime() <= latest
}

const endOfDay = (instant: Date): number => parisInstant(addDays(parisMoment(instant).day, 1)).getTime()

/**
 * Was nothing lost or damaged in the end? What was damaged at its retrait already is not held against her; what two sides agreed of it
 * stands before what one of them noted: nothing owed is complete.
 */
export const isComplete = ({ agreed, reports, ...loan }: LoanBack): boolean => {
  if (agreed !== null) return agreed === 'nothing'
  const damaged = (ending: LoanEnd) => reports.filter((report) => report.ending === ending).flatMap(({ lines }) => lines.filter(({ condition }) => condition === 'damaged').map(({ lineId }) => lineId))
  const before = damaged('retrait')
  return liveLines(loan).every(({ quantityLost }) => quantityLost === 0) && damaged('retour').every((lineId) => before.includes(lineId))
}

/** The first instant that counts, as of now. */
export function countsSince(now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - MONTHS_BACK)
  return since
}
