import type { LoanLine } from 'prisma/generated/client'

import type { Database, Transaction } from '~/platform/database.server'

import { type RankedHold, uncoveredLoans } from './capacity'
import { tellLoan } from './loan-move.server'
import { FOREVER } from './loan-period'
import { isOverdue } from './loan-states'

/**
 * After a fact (loss, late or partial return, early retrait, or stock that came free): the accepted loans that the usable
 * stock no longer covers become « à résoudre », those it covers again are cleared, and both sides are told. Runs in the
 * transaction of the fact, whose caller holds the lock of the annonces. Idempotent. Where it would be covered, had everything come
 * back as agreed, its event says so (`late`).
 */
export async function flagUncovered(tx: Transaction, listingIds: readonly number[], now: Date): Promise<void> {
  const { holds, usable, loans } = await readPromises(tx, [...listingIds], now)
  const missing = lacking(usable, holds, now)
  const missingAnyway = lacking(usable, holds.filter((hold) => !comesBackLate(hold, now)), now)
  const settled = await settledShortages(tx, [...missing.keys()])
  const toFlag = loans.filter((loan) => loan.toResolveAt === null && (missing.get(loan.id) ?? 0) > (settled.get(loan.id) ?? 0))
  const toClear = loans.filter((loan) => loan.toResolveAt !== null && !missing.has(loan.id))

  if (toFlag.length > 0) await tx.loan.updateMany({ where: { id: { in: toFlag.map((loan) => loan.id) } }, data: { toResolveAt: now } })
  if (toClear.length > 0) await tx.loan.updateMany({ where: { id: { in: toClear.map((loan) => loan.id) } }, data: { toResolveAt: null } })
  for (const loan of toFlag) await tellLoan(tx, loan, ['loan.to_resolve'], { side: 'clock' }, { missing: missing.get(loan.id)!, late: (missingAnyway.get(loan.id) ?? 0) < missing.get(loan.id)! })
  for (const loan of toClear) await tellLoan(tx, loan, ['loan.resolved'], { side: 'clock' })
}

/** How many an accepted loan lacks now, seen over all its lines; 0 when it is covered. */
export async function shortageOf(tx: Database, loanId: string, listingIds: number[], now: Date): Promise<number> {
  const { holds, usable } = await readPromises(tx, listingIds, now)
  return lacking(usable, holds, now).get(loanId) ?? 0
}

/** Does a line come back late? The rest of a don waits to be fetched: it is not late. */
export const comesBackLate = ({ state, endsAt, heldUntil }: Pick<LoanLine, 'state' | 'endsAt' | 'heldUntil'>, now: Date): boolean => isOverdue(state, endsAt, now) && heldUntil < FOREVER

type ListingHold = RankedHold & { listingId: number }

/** How many each loan lacks, of the annonce of which it lacks most. @param usable the usable stock of each annonce */
function lacking(usable: ReadonlyMap<number, number>, holds: readonly ListingHold[], now: Date): Map<string, number> {
  const missing = new Map<string, number>()
  for (const [listingId, stock] of usable) {
    for (const [loanId, lack] of uncoveredLoans(stock, holds.filter((hold) => hold.listingId === listingId), now)) missing.set(loanId, Math.max(missing.get(loanId) ?? 0, lack))
  }
  return missing
}

/** The holds of these annonces, and of the other annonces of their flagged loans: a loan is clear when all its lines are. */
async function readPromises(tx: Database, listingIds: number[], now: Date) {
  const others = await tx.loanLine.findMany({
    where: { state: 'accepted', loan: { toResolveAt: { not: null }, lines: { some: { listingId: { in: listingIds } } } } },
    select: { listingId: true }, distinct: ['listingId'],
  })
  const all = [...new Set([...listingIds, ...others.map((line) => line.listingId)])]
  const listings = await tx.listing.findMany({ where: { id: { in: all } }, select: { id: true, stock: true, lost: true } })
  const lines = await tx.loanLine.findMany({
    where: { listingId: { in: all }, quantityHeld: { gt: 0 }, state: { in: ['accepted', 'handed_over'] }, OR: [{ heldUntil: { gt: now } }, { state: 'handed_over' }] },
    include: { loan: { select: { id: true, lenderId: true, borrowerId: true, toResolveAt: true, answeredAt: true, createdAt: true } } },
  })
  const holds = lines.map((line): ListingHold => ({
    listingId: line.listingId, loanId: line.loanId, promisedAt: line.loan.answeredAt ?? line.loan.createdAt, state: line.state as RankedHold['state'],
    endsAt: line.endsAt, heldFrom: line.heldFrom, heldUntil: line.heldUntil, quantity: line.quantityHeld,
  }))
  const loans = [...new Map(lines.filter((line) => line.state === 'accepted').map((line) => [line.loan.id, line.loan])).values()]
  return { holds, loans, usable: new Map(listings.map((listing) => [listing.id, listing.stock - listing.lost])) }
}

/** The shortage that both sides have settled by themselves, by loan: it is not raised again unless it grows. */
async function settledShortages(tx: Transaction, loanIds: string[]): Promise<Map<string, number>> {
  if (loanIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ loanId: string; missing: number | null }[]>`
    select distinct on (subject_id) subject_id as "loanId", (payload->>'missing')::int as missing
    from event where subject_type = 'loan' and subject_id = any(${loanIds}) and kind = 'loan.resolved'
    order by subject_id, id desc`
  return new Map(rows.map((row) => [row.loanId, row.missing ?? 0]))
}
