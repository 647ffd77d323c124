import { type PlanningEntry, planningDays } from '~/calendars/planning-days'
import { promisedLines } from '~/calendars/promised-lines.server'
import type { Database } from '~/platform/database.server'

import { daysAround, type Reminder } from './reminder-rules'

const MOST_LINES = 500
const MOST_LOANS = 50

/** What an association has still to fetch, hand over, bring back or take back on the day after a reminder: the planning of that day. */
export async function readEnds(db: Database, { organisationId, occasionId, side, today }: Reminder): Promise<PlanningEntry[]> {
  const { tomorrow, tomorrowBegins, tomorrowEnds } = daysAround(today)
  const [lines, loans] = await Promise.all([
    promisedLines(db, { organisationIds: [organisationId], listingId: null }, { from: tomorrowBegins, until: tomorrowEnds, most: MOST_LINES }),
    occasionId ? db.loan.findMany({ where: { occasionId, borrowerId: organisationId }, take: MOST_LOANS, select: { id: true } }) : null,
  ])
  const own = loans && new Set(loans.map(({ id }) => id))
  const concerned = lines.filter((line) => line.side === side && (own === null || own.has(line.loanId)))
  return planningDays(concerned, [tomorrow], today).flatMap(({ entries }) => entries).filter(({ done }) => !done)
}
