import { randomUUID } from 'node:crypto'

import { type Guest, type Viewer, VISITOR } from '~/accounts/permissions'
import { pepperOf } from '~/accounts/pepper.server'
import { deriveSecret, linkHash } from '~/accounts/secrets.server'
import type { Database } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'
import { conflict, DomainError, forbidden, notFound } from '~/platform/errors'
import type { RequestContext } from '~/web/request-context.server'

import { authorizeLoan, onLockedLoan, sidesOf } from './loan-move.server'
import { readLoan } from './loan-record.server'

/** As many people as come to one loan for one side. */
const MOST_GUESTS = 5
/** A loan in one of these states has something for a guest to note. */
const LIVING = ['accepted', 'handed_over'] as const

const tokenOf = (env: Pick<Env, 'sessionSecret' | 'dataDir'>, id: string): string => deriveSecret(pepperOf(env), `loan-guest:${id}`).token

/**
 * A link for somebody without an account who is there for one's side: it opens this loan alone, and dies at its return.
 * @throws {DomainError} 404, 403 as authorizeLoan; 409 `wrong_state`; 422 `too_many` beyond five.
 */
export async function nameGuest({ db, viewer, now, services }: RequestContext, { loanId, name }: { loanId: string; name: string }): Promise<void> {
  await onLockedLoan({ db, viewer }, loanId, 'loan.name_guest', async (tx, loan) => {
    const [side] = sidesOf(viewer, loan)
    if (!side) throw forbidden()
    if (!LIVING.some((state) => state === loan.state)) throw conflict('wrong_state', { state: loan.state })
    if ((await tx.loanGuest.count({ where: { loanId, side, revokedAt: null } })) >= MOST_GUESTS) throw new DomainError('too_many', { field: 'name', details: { max: MOST_GUESTS } })
    const id = randomUUID()
    await tx.loanGuest.create({ data: { id, loanId, side, name, linkHash: linkHash(tokenOf(services.env, id)), createdById: viewer.personId, createdAt: now }, select: { id: true } })
  })
}

/** Withdraws a link of one's own side. @throws {DomainError} 404, 403. */
export async function revokeGuest({ db, viewer, now }: RequestContext, { loanId, guestId }: { loanId: string; guestId: string }): Promise<void> {
  const loan = await readLoan(db, loanId)
  authorizeLoan(viewer, 'loan.name_guest', loan)
  const { count } = await db.loanGuest.updateMany({ where: { id: guestId, loanId, side: { in: sidesOf(viewer, loan) }, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0) throw notFound()
}

/** The links of one's own side, while they serve. */
export async function loanGuests({ db, viewer, services }: RequestContext, loan: { id: string; state: string; side: Guest['side'] | null }) {
  if (loan.side === null || viewer.guest || !LIVING.some((state) => state === loan.state)) return null
  const guests = await db.loanGuest.findMany({ where: { loanId: loan.id, side: loan.side, revokedAt: null }, orderBy: { createdAt: 'asc' }, take: MOST_GUESTS, select: { id: true, name: true } })
  return guests.map(({ id, name }) => ({ id, name, link: `${services.env.publicUrl}/passage/${tokenOf(services.env, id)}` }))
}
export type LoanGuests = NonNullable<Awaited<ReturnType<typeof loanGuests>>>

/** Who comes with this link: she may do for her side of one loan what its day asks, and nothing else. @throws {DomainError} 404 `link_over`. */
export async function guestViewer(db: Database, token: string): Promise<Viewer & { guest: Guest }> {
  const guest = await db.loanGuest.findUnique({ where: { linkHash: linkHash(token) }, include: { loan: { select: { state: true } } } })
  if (!guest || guest.revokedAt || !LIVING.some((state) => state === guest.loan.state)) throw new DomainError('link_over', { status: 404 })
  return { ...VISITOR, guest: { id: guest.id, loanId: guest.loanId, side: guest.side, name: guest.name } }
}
