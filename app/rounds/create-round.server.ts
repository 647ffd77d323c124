import { randomUUID } from 'node:crypto'

import type * as z from 'zod'

import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { dateOf } from '~/platform/day-column'
import { DomainError, notFound } from '~/platform/errors'
import { parisMoment } from '~/platform/paris-time'
import { actingFor, type RequestContext } from '~/web/request-context.server'

import { dayStops } from './day-stops.server'
import type { createRoundSchema } from './round.schema'
import { roundHash } from './round-link.server'

type CreateRound = z.output<typeof createRoundSchema>

/**
 * Composes the round of a day for the association one acts for, and the link of who drives: its stops in the order given, those without
 * a number last, by the hour. @throws {DomainError} 403 `no_association`; 422 `start_in_past`, `unknown_stop` for what is not to be
 * done on that day.
 */
export async function createRound({ db, viewer, now, services }: RequestContext, { day, driver, stops, order, place }: CreateRound): Promise<{ roundId: string }> {
  const { organisationId } = actingFor(viewer)
  authorize(viewer, 'round.compose', { organisationId })
  const today = parisMoment(now).day
  if (day < today) throw new DomainError('start_in_past', { field: 'day' })
  return transaction(db, async (tx) => {
    const possible = await dayStops(tx, organisationId, day, today)
    const chosen = possible.filter(({ key }) => stops.includes(key)).sort((a, b) => (order[a.key] ?? Infinity) - (order[b.key] ?? Infinity) || possible.indexOf(a) - possible.indexOf(b))
    if (chosen.length < new Set(stops).size) throw new DomainError('unknown_stop', { field: 'stops' })
    const id = randomUUID()
    await tx.deliveryRound.create({
      data: {
        id, organisationId, day: dateOf(day), driver, linkHash: roundHash(services.env, id), createdById: viewer.personId, createdAt: now,
        stops: { create: chosen.map(({ key, loanId, ending, place: known }, position) => ({ position, loanId, ending, place: place[key] ?? known })) },
      },
      select: { id: true },
    })
    return { roundId: id }
  })
}

/** Withdraws the link of a round of the association one acts for. @throws {DomainError} 403 `no_association`; 404 `not_found`. */
export async function revokeRound({ db, viewer, now }: RequestContext, roundId: string): Promise<void> {
  const { organisationId } = actingFor(viewer)
  authorize(viewer, 'round.compose', { organisationId })
  const { count } = await db.deliveryRound.updateMany({ where: { id: roundId, organisationId, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0) throw notFound()
}
