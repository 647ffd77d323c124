import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import { actingFor, type Context } from '~/web/request-context.server'

import { planningDays } from './planning-days'
import { promisedLines } from './promised-lines.server'
import { askedWeek, isPlanned, weekAfter } from './week'

const MOST_LINES = 1000

/**
 * What goes out and comes back in one week for the association one acts for, lent and borrowed.
 * @param asked `2027-W24`, or a day; this week for anything else. @throws {DomainError} 403 `no_association`.
 */
export async function planningPage(context: Context, asked: string | null) {
  const { db, now, viewer } = context
  const { organisationId, name } = actingFor(viewer)
  const today = parisMoment(now).day
  const week = askedWeek(asked, today)
  const before = weekAfter(week, -1)
  const [from, until] = [parisInstant(week.days[0]!), parisInstant(addDays(week.days.at(-1)!, 1))]
  const lines = await promisedLines(db, { organisationIds: [organisationId], listingId: null }, { from, until, most: MOST_LINES })
  return {
    association: name, number: week.number, from, until, current: week.days.includes(today),
    previous: isPlanned(before, today) ? before.name : null, next: weekAfter(week, 1).name,
    days: planningDays(lines, week.days, today).map(({ day, entries }) => ({ day, date: parisInstant(day), today: day === today, entries })),
  }
}
export type PlanningPage = Awaited<ReturnType<typeof planningPage>>
