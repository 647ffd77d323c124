import type { LoanState } from 'prisma/generated/client'

import { type Prisma, type Transaction, transaction } from '~/platform/database.server'
import type { Services } from '~/services.server'

import { agreeBySilence } from './answer-report.server'
import { closeAllGiven } from './close-all-given.server'
import { flagUncovered } from './flag-uncovered.server'
import { giveAway } from './hand-over-loan.server'
import { tellLoan } from './loan-move.server'
import { FOREVER } from './loan-period'
import { lockListings, lockLoan, type LoanRecord, writeState } from './loan-record.server'
import { findTransition, isWaiting, type LoanCommand } from './loan-states'
import { stockMoved } from './stock-moved.server'
import { offerToWaiting } from './waiting-list.server'

/** At most that many of each kind a run; the next run goes on. */
const BATCH = 200
const LISTINGS = 2000
/** A returned loan that its lender does not close, or an accepted one of which nobody recorded anything, is closed by the clock. */
export const CLOSES_AFTER_DAYS = 7
const DAY_MS = 24 * 3_600_000

/**
 * What happens to loans by the clock alone: unanswered requests are reminded at half time and expire, what is late is reminded
 * once and the promises it uncovers are flagged, returned loans and those of which nobody recorded anything are closed after a week. Each loan in its own transaction,
 * looked at again under its lock: safe to run at any time, any number of times, by several processes. One that fails does not
 * keep the others waiting.
 * @throws {AggregateError} of all that failed, at the end.
 */
export async function runLoanClock({ db }: Pick<Services, 'db'>, now: Date): Promise<void> {
  const failures: unknown[] = []
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void failures.push(error))
  const due = async (where: Prisma.LoanWhereInput, orderBy: Prisma.LoanOrderByWithRelationInput) =>
    (await db.loan.findMany({ where, orderBy, take: BATCH, select: { id: true } })).map((loan) => loan.id)

  for (const id of await due({ state: 'pending', expiresAt: { lte: now } }, { expiresAt: 'asc' })) {
    await attempt(tick(db, id, 'expire', (loan) => loan.expiresAt !== null && loan.expiresAt <= now, { remindAt: null, expiresAt: null }, offerOn(now)))
  }
  for (const id of await due({ state: { in: ['pending', 'handed_over'] }, remindAt: { lte: now } }, { remindAt: 'asc' })) {
    await attempt(tick(db, id, 'remind', (loan) => loan.remindAt !== null && loan.remindAt <= now, { remindAt: null }))
  }
  const closeBefore = new Date(now.getTime() - CLOSES_AFTER_DAYS * DAY_MS)
  for (const id of await due({ state: 'returned', returnedAt: { lte: closeBefore } }, { returnedAt: 'asc' })) {
    await attempt(tick(db, id, 'close', (loan) => loan.returnedAt !== null && loan.returnedAt <= closeBefore, { closedAt: now }))
  }
  for (const id of await due({ state: 'accepted', lines: { some: { state: 'accepted', endsAt: { lte: closeBefore } } } }, { createdAt: 'asc' })) {
    await attempt(tick(db, id, 'lapse', (loan) => loan.lines.every((line) => line.endsAt <= closeBefore), { closedAt: now, toResolveAt: null }, giveUnrecorded(now)))
  }
  await attempt(agreeBySilence(db, now))
  for (const listingId of await listingsWithLateThings(db, now)) {
    await attempt(
      transaction(db, async (tx) => {
        await lockListings(tx, [listingId])
        await flagUncovered(tx, [listingId], now)
      }),
    )
  }
  if (failures.length > 0) throw new AggregateError(failures, `the clock of loans failed ${failures.length} times`)
}

async function tick(
  db: Services['db'], loanId: string, command: LoanCommand, stillDue: (loan: LoanRecord) => boolean, write: Prisma.LoanUncheckedUpdateInput & { state?: LoanState },
  after: (tx: Transaction, loan: LoanRecord) => Promise<void> = async () => {},
) {
  await transaction(db, async (tx: Transaction) => {
    const loan = await lockLoan(tx, loanId)
    const move = findTransition(loan.state, command, 'clock')
    if (!move || !stillDue(loan)) return
    await writeState(tx, loan, move.to, write)
    await tellLoan(tx, loan, move.events, { side: 'clock' }, { state: loan.state, proposed: loan.proposalSide !== null, waiting: isWaiting(loan) })
    await after(tx, loan)
  })
}

/** What nobody answered for is offered to who waits behind. */
const offerOn = (now: Date) => (tx: Transaction, loan: LoanRecord) => offerToWaiting(tx, loan.lines.map(({ listingId }) => listingId), now)

/**
 * A don of which nobody recorded the retrait is taken as gone: to offer again what was given would be the worse mistake.
 * What was promised of equipment is free again; either way other promises of the same annonces are looked at again.
 */
const giveUnrecorded = (now: Date) => async (tx: Transaction, loan: LoanRecord) => {
  for (const line of loan.lines) {
    if (line.listing.nature === 'don') await giveAway(tx, line.listingId, line.quantityAccepted, now)
  }
  await closeAllGiven(tx, loan.lines.map((line) => line.listingId))
  await stockMoved(tx, loan.lines.map((line) => line.listingId), now)
}

/** Annonces of which something is late while something else of them is promised for the day to come. */
async function listingsWithLateThings(db: Services['db'], now: Date): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select distinct late.listing_id as id
    from loan_line late
    join loan_line promised on promised.listing_id = late.listing_id and promised.state = 'accepted'
      and promised.held_until > ${now} and promised.held_from < ${now}::timestamptz + interval '24 hours'
    where late.state = 'handed_over' and late.ends_at < ${now} and late.quantity_held > 0 and late.held_until < ${FOREVER}
    order by 1 limit ${LISTINGS}`
  return rows.map((row) => row.id)
}
