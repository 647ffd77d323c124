import type { LoanEnd, LoanState } from 'prisma/generated/client'

import { countsDays, loanPeriod, type LoanTerms, type Period } from '~/loans/loan-period'
import { parisInstant, parisMoment } from '~/platform/paris-time'

/** What of a line says when it goes out and comes back. */
export interface MomentLine extends Period {
  state: LoanState
  eventStartsAt: Date
  eventEndsAt: Date
  listing: LoanTerms
  /** When its retrait was noted; null before. */
  handedOverAt: Date | null
  /** When all of it was back, or its loan was closed; null before. */
  backAt: Date | null
}

/** The retrait or the retour of one line. */
export interface Moment {
  end: LoanEnd
  /** The day of Paris, `2027-06-12`. */
  day: string
  /** Null where only the day is agreed. */
  hours: Period | null
  /** Nobody has to come: the loan was cancelled, or it was done on an earlier day. */
  cancelled: boolean
}

const MINUTE = 60_000
/** How long a meeting is shown that has an hour and no slot. */
const MEETING_MS = 15 * MINUTE

/** When a promised line goes out and comes back, on the wall clock of Paris; a don only goes out. */
export function momentsOf(line: MomentLine): Moment[] {
  const { nature } = line.listing
  const ends = countsDays(nature) ? momentsOfDays(line) : momentsOfMinutes(line)
  return nature === 'don' ? ends.slice(0, 1) : ends
}

function momentsOfMinutes(line: MomentLine): Moment[] {
  return [moment(line, 'retrait', parisMoment(line.startsAt).day, meeting(line.startsAt)), moment(line, 'retour', parisMoment(line.endsAt).day, meeting(line.endsAt))]
}

/** Hours are said only while they are still those the loan was asked with. */
function momentsOfDays(line: MomentLine): Moment[] {
  const period = loanPeriod({ startsAt: line.eventStartsAt, endsAt: line.eventEndsAt }, line.listing)
  const [first, last] = [parisMoment(line.startsAt).day, parisMoment(new Date(line.endsAt.getTime() - 1)).day]
  return [
    moment(line, 'retrait', first, slot(first, period.startsAt.getTime() === line.startsAt.getTime() ? period.pickup : null)),
    moment(line, 'retour', last, slot(last, period.endsAt.getTime() === line.endsAt.getTime() ? period.return : null)),
  ]
}

function moment(line: MomentLine, end: LoanEnd, day: string, hours: Period | null): Moment {
  const doneAt = end === 'retrait' ? line.handedOverAt : line.backAt
  return { end, day, hours, cancelled: line.state === 'cancelled' || (doneAt !== null && parisMoment(doneAt).day < day) }
}

const meeting = (startsAt: Date): Period => ({ startsAt, endsAt: new Date(startsAt.getTime() + MEETING_MS) })

/** A slot within the hour that a DST night skips has no length of its own. */
function slot(day: string, hours: { from?: string; to?: string } | null): Period | null {
  if (!hours?.from || !hours.to) return null
  const [startsAt, endsAt] = [parisInstant(day, hours.from), parisInstant(day, hours.to)]
  return endsAt > startsAt ? { startsAt, endsAt } : meeting(startsAt)
}
