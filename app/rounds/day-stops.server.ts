import type { LoanEnd } from 'prisma/generated/client'

import { type PlanningEntry, planningDays } from '~/calendars/planning-days'
import { promisedLines } from '~/calendars/promised-lines.server'
import type { Database } from '~/platform/database.server'
import { addDays, parisInstant } from '~/platform/paris-time'

const MOST_LINES = 500

/** What may be a stop: a retrait or a retour of the day that is still to be done. */
export interface DayStop extends Pick<PlanningEntry, 'loanId' | 'path' | 'side' | 'partner' | 'hours' | 'things'> {
  key: string
  ending: LoanEnd
  /** Where it is known: at the lender's, when one fetches or brings back what one borrowed. */
  place: string
}

/** The retraits and retours of one day for an association, lent and borrowed, the earliest first. @param day `2027-06-12` */
export async function dayStops(db: Database, organisationId: string, day: string, today: string): Promise<DayStop[]> {
  const lines = await promisedLines(db, { organisationIds: [organisationId], listingId: null }, { from: parisInstant(day), until: parisInstant(addDays(day, 1)), most: MOST_LINES })
  const stops = new Map<string, DayStop>()
  for (const { loanId, end, path, side, partner, hours, things, places, done } of planningDays(lines, [day], today).flatMap(({ entries }) => entries)) {
    if (done || path === 'help') continue
    const key = `${loanId}_${end}`
    const known = stops.get(key)
    if (known) known.things.push(...things)
    else stops.set(key, { key, loanId, ending: end, path, side, partner, hours, things: [...things], place: side === 'borrower' ? (places[0] ?? '') : '' })
  }
  return [...stops.values()]
}
