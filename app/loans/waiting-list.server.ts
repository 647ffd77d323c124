import type { Prisma} from '~/platform/database.server';
import { type Database, type Transaction } from '~/platform/database.server'

import { readHolds } from './availability.server'
import { freeWithin, type Hold } from './capacity'
import { tellLoan } from './loan-move.server'
import { FOREVER } from './loan-period'
import { findTransition } from './loan-states'
import { answerDeadlines } from './request-rules'

/** At most that many of a list have their turn at once; the next freeing goes on. */
const AT_ONCE = 50

const WAITING = { state: 'pending', waitingSince: { not: null }, cameFreeAt: null } as const satisfies Prisma.LoanWhereInput

const LINE = { listing: { select: { id: true, nature: true, stock: true, lost: true, status: true, hiddenAt: true } } } as const satisfies Prisma.LoanLineInclude
type WaitingLine = Prisma.LoanLineGetPayload<{ include: typeof LINE }>

/**
 * Stock of these annonces came free: the requests that wait for it have their turn in the order in which they were made, as far as
 * it goes. Each then is a request like any other: both sides are told, and the lender answers. What earlier ones of the list were
 * offered and have not been answered counts as taken, so that two never have their turn for the same thing. Runs in the transaction
 * that frees, whose caller holds the lock of the annonces.
 */
export async function offerToWaiting(tx: Transaction, listingIds: readonly number[], now: Date): Promise<void> {
  const waiting = await tx.loan.findMany({
    where: { ...WAITING, lines: { some: { listingId: { in: [...listingIds] }, state: 'pending' } } },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }], take: AT_ONCE,
    include: { lines: { where: { state: 'pending' }, include: LINE } },
  })
  if (waiting.length === 0) return
  const taken = await readTaken(tx, waiting.flatMap(({ lines }) => lines), now)
  for (const loan of waiting) {
    if (!loan.lines.every((line) => isFree(line, taken, now))) continue
    taken.push(...loan.lines.map(offered))
    const firstStart = new Date(Math.min(...loan.lines.map(({ startsAt }) => startsAt.getTime())))
    await tx.loan.update({ where: { id: loan.id }, data: { cameFreeAt: now, ...answerDeadlines(firstStart, now) }, select: { id: true } })
    await tellLoan(tx, loan, findTransition('pending', 'come_free', 'clock')!.events, { side: 'clock' })
  }
}

type TakenHold = Hold & { listingId: number }

/** What holds stock when these lines want it, and what was offered to others of the list and is not answered. */
async function readTaken(tx: Transaction, lines: readonly WaitingLine[], now: Date): Promise<TakenHold[]> {
  const listingIds = [...new Set(lines.map(({ listingId }) => listingId))]
  const around = {
    startsAt: new Date(Math.min(...lines.map((line) => windowOf(line, now).startsAt.getTime()))),
    endsAt: new Date(Math.max(...lines.map((line) => windowOf(line, now).endsAt.getTime()))),
  }
  const open = await tx.loanLine.findMany({ where: { listingId: { in: listingIds }, state: 'pending', loan: { state: 'pending', cameFreeAt: { not: null } } } })
  return [...(await readHolds(tx, listingIds, around, now)), ...open.map(offered)]
}

const offered = (line: Pick<WaitingLine, 'listingId' | 'endsAt' | 'heldFrom' | 'heldUntil' | 'quantityAsked'>): TakenHold => ({ ...line, state: 'accepted', quantity: line.quantityAsked })

const windowOf = ({ listing, heldFrom, heldUntil }: WaitingLine, now: Date) => (listing.nature === 'don' ? { startsAt: now, endsAt: FOREVER } : { startsAt: heldFrom, endsAt: heldUntil })

function isFree(line: WaitingLine, taken: readonly TakenHold[], now: Date): boolean {
  const { listing } = line
  if (listing.status !== 'published' || listing.hiddenAt || line.startsAt <= now) return false
  return freeWithin(listing.stock - listing.lost, taken.filter(({ listingId }) => listingId === listing.id), windowOf(line, now), now) >= line.quantityAsked
}

/** How many requests wait for an annonce during a period. @param before those alone that are before this one. */
export const countWaiting = (db: Database, { listingId, heldFrom, heldUntil }: { listingId: number; heldFrom: Date; heldUntil: Date }, before?: { id: string; waitingSince: Date }): Promise<number> =>
  db.loan.count({
    where: { ...WAITING, ...(before && { OR: [{ waitingSince: { lt: before.waitingSince } }, { waitingSince: before.waitingSince, id: { lt: before.id } }] }), lines: { some: { listingId, state: 'pending', heldFrom: { lt: heldUntil }, heldUntil: { gt: heldFrom } } } },
  })
