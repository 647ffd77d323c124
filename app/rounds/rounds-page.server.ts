import { authorize } from '~/accounts/authorize'
import { dateOf } from '~/platform/day-column'
import { isDay, parisInstant, parisMoment } from '~/platform/paris-time'
import { actingFor, type RequestContext } from '~/web/request-context.server'

import { dayStops } from './day-stops.server'
import { roundLink } from './round-link.server'

const MOST_ROUNDS = 20

/**
 * The rounds of one day of the association one acts for, and what may be a stop of a new one. @param asked `2027-06-12`; today for
 * anything else. @throws {DomainError} 403 `no_association`.
 */
export async function roundsPage({ db, viewer, now, services }: RequestContext, asked: string | null) {
  const { organisationId, name } = actingFor(viewer)
  authorize(viewer, 'round.compose', { organisationId })
  const today = parisMoment(now).day
  const day = asked !== null && isDay(asked) ? asked : today
  const rounds = await db.deliveryRound.findMany({
    where: { organisationId, day: dateOf(day), revokedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: MOST_ROUNDS,
    select: { id: true, driver: true, _count: { select: { stops: true } } },
  })
  return {
    association: name, day, date: parisInstant(day), passed: day < today,
    rounds: rounds.map(({ id, driver, _count }) => ({ id, driver, stops: _count.stops, link: roundLink(services.env, id) })),
    stops: day < today ? [] : await dayStops(db, organisationId, day, today),
  }
}
export type RoundsPage = Awaited<ReturnType<typeof roundsPage>>
