import type { PrismaClient } from '../../prisma/generated/client'

import { transaction, type Transaction } from '~/platform/database.server'

import { markStale } from './index-listings.server'
import { type Asked, LAST_REQUESTS, RECENT_DAYS, turnOf } from './turn'

const DAY_MS = 24 * 3_600_000
const BATCH = 250

/** What moves an association's turn at once; that requests grow old moves it at night. */
const MOVING = new Set(['loan.requested', 'loan.came_free', 'loan.accepted', 'loan.declined', 'loan.expired'])

/** The turn of the lender of whom this event tells. @returns whether annonces were marked for the search. */
export async function refreshTurnAfter(db: PrismaClient, event: { kind: string; subjectId: string }, now: Date): Promise<boolean> {
  if (!MOVING.has(event.kind)) return false
  const loan = await db.loan.findUnique({ where: { id: event.subjectId }, select: { lenderId: true } })
  return loan !== null && refreshTurns(db, [loan.lenderId], now)
}

/** The turns of all associations, in batches. @returns whether annonces were marked for the search. */
export async function refreshAllTurns(db: PrismaClient, now: Date): Promise<boolean> {
  let marked = false
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db.organisation.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } })
    if (rows.length === 0) return marked
    marked = (await refreshTurns(db, rows.map(({ id }) => id), now)) || marked
    after = rows.at(-1)!.id
  }
}

/** Works out the turns of these associations; the annonces of those whose turn moved are marked for the search. */
async function refreshTurns(db: PrismaClient, organisationIds: string[], now: Date): Promise<boolean> {
  return transaction(db, async (tx) => {
    // Counted under the lock: of two that refresh at once, the later counts later.
    await tx.$queryRaw`select id::text from organisation where id = any(${organisationIds}::uuid[]) order by id for no key update`
    const turns = (await askedOf(tx, organisationIds, now)).map(({ id, turn, ...asked }) => ({ id, turn, due: turnOf(asked) })).filter(({ turn, due }) => turn !== due)
    if (turns.length === 0) return false
    const listings = await tx.$queryRaw<{ id: number }[]>`
      with moved as (
        update organisation o set turn = due.turn from unnest(${turns.map(({ id }) => id)}::uuid[], ${turns.map(({ due }) => due)}::int[]) as due(id, turn)
        where o.id = due.id returning o.id
      )
      select l.id from listing l join moved on moved.id = l.organisation_id where l.status = 'published'`
    await markStale(tx, listings.map(({ id }) => id))
    return listings.length > 0
  })
}

interface AskedAssociation extends Asked {
  id: string
  turn: number
}

/** Requests that were withdrawn before an answer, or wait for their turn, say nothing of who was to answer; nor does each date of a series. */
async function askedOf(tx: Transaction, organisationIds: string[], now: Date): Promise<AskedAssociation[]> {
  const since = new Date(now.getTime() - RECENT_DAYS * DAY_MS)
  return tx.$queryRaw<AskedAssociation[]>`
    select o.id, o.turn,
      (select count(*)::int from loan l where l.lender_id = o.id and l.source = 'site' and l.series_id is null and l.created_at >= ${since} and (l.waiting_since is null or l.came_free_at is not null)) as asked,
      (select count(*)::int from (
        select l.state from loan l where l.lender_id = o.id and l.source = 'site' and l.series_id is null and (l.answered_at is not null or (l.state = 'expired' and (l.waiting_since is null or l.came_free_at is not null)))
        order by l.created_at desc limit ${LAST_REQUESTS}) as last where last.state = 'expired') as unanswered
    from organisation o where o.id = any(${organisationIds}::uuid[])`
}
