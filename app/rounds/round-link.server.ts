import { type Viewer, VISITOR } from '~/accounts/permissions'
import { pepperOf } from '~/accounts/pepper.server'
import { deriveSecret, linkHash } from '~/accounts/secrets.server'
import type { Database, Prisma } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'
import { DomainError, notFound } from '~/platform/errors'

import { roundEnds } from './round-days'

type Keys = Pick<Env, 'sessionSecret' | 'dataDir' | 'publicUrl'>

const tokenOf = (env: Keys, id: string): string => deriveSecret(pepperOf(env), `delivery-round:${id}`).token

/** How the token of a new round is kept. */
export const roundHash = (env: Keys, id: string): string => linkHash(tokenOf(env, id))

/** What its driver opens. */
export const roundLink = (env: Keys, id: string): string => `${env.publicUrl}/tournees/${tokenOf(env, id)}`

const PARTNER = { select: { name: true, phone: true } } as const
const ROUND = {
  organisation: { select: { name: true } },
  stops: {
    orderBy: { position: 'asc' },
    include: { loan: { include: { lender: PARTNER, borrower: PARTNER, contacts: true, lines: { orderBy: { listingId: 'asc' }, include: { listing: { select: { title: true, nature: true } } } } } } },
  },
} as const satisfies Prisma.DeliveryRoundInclude
export type RoundRecord = Prisma.DeliveryRoundGetPayload<{ include: typeof ROUND }>
export type StopRecord = RoundRecord['stops'][number]

/** The round that a link opens. @throws {DomainError} 404 `link_over` once it was withdrawn, or its day and the next are over. */
export async function openRound(db: Database, token: string, now: Date): Promise<RoundRecord> {
  const round = await db.deliveryRound.findUnique({ where: { linkHash: linkHash(token) }, include: ROUND })
  if (!round || round.revokedAt || roundEnds(round.day) <= now) throw new DomainError('link_over', { status: 404 })
  return round
}

/** @throws {DomainError} 404 `not_found` for a stop of another round. */
export function stopOf(round: RoundRecord, stopId: string): StopRecord {
  const stop = round.stops.find(({ id }) => id === stopId)
  if (!stop) throw notFound()
  return stop
}

/** The side of a stop's loan that the driver is there for. */
export const sideOf = (round: Pick<RoundRecord, 'organisationId'>, stop: StopRecord): 'lender' | 'borrower' => (stop.loan.lenderId === round.organisationId ? 'lender' : 'borrower')

/** The driver at one stop: for the loan of this stop she may do what its day asks, and nothing else. */
export const driverAt = (round: RoundRecord, stop: StopRecord): Viewer & { guest: NonNullable<Viewer['guest']> } => ({
  ...VISITOR, guest: { id: stop.id, loanId: stop.loanId, side: sideOf(round, stop), name: round.driver },
})
