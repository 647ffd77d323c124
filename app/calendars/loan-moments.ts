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
  /** From when, and until when where the lender has set a slot; null where only the day is agreed. */
  hours: { startsAt: Date; endsAt: Date | null } | null
  /** Nobody has to come: the loan was cancelled, or it was done on an earlier day. */
  cancelled: boolean
}

/** When a promised line goes out and comes back, on the wall clock of Paris; a don only goes out, and for a helping hand people only come. */
export function momentsOf(line: MomentLine): Moment[] {
  const { nature } = line.listing
  if (nature === 'competence') return [helpOf(line)]
  const ends = countsDays(nature) ? momentsOfDays(line) : momentsOfMinutes(line)
  return nature === 'don' ? ends.slice(0, 1) : ends
}

function momentsOfMinutes(line: MomentLine): Moment[] {
  return [moment(line, 'retrait', parisMoment(line.startsAt).day, { startsAt: line.startsAt, endsAt: null }), moment(line, 'retour', parisMoment(line.endsAt).day, { startsAt: line.endsAt, endsAt: null })]
}

/** From its beginning on; until when is said where it ends on that day. */
function helpOf(line: MomentLine): Moment {
  const day = parisMoment(line.startsAt).day
  return moment(line, 'retrait', day, { startsAt: line.startsAt, endsAt: parisMoment(line.endsAt).day === day ? line.endsAt : null })
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

function moment(line: MomentLine, end: LoanEnd, day: string, hours: Moment['hours']): Moment {
  const doneAt = end === 'retrait' ? line.handedOverAt : line.backAt
  return { end, day, hours, cancelled: line.state === 'cancelled' || (doneAt !== null && parisMoment(doneAt).day < day) }
}

/** A slot within the hour that a DST night skips has no length of its own. */
function slot(day: string, hours: { from?: string; to?: string } | null): Moment['hours'] {
  if (!hours?.from || !hours.to) return null
  const [startsAt, endsAt] = [parisInstant(day, hours.from), parisInstant(day, hours.to)]
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : null }
}
