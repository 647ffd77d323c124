import type { Listing, LoanState, Organisation } from 'prisma/generated/client'

import { type Database, Prisma, type Transaction } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'

import { liveLines } from './loan-states'

const RECORD = { lines: { orderBy: [{ listingId: 'asc' }, { id: 'asc' }] } } as const satisfies Prisma.LoanInclude
type Row = Prisma.LoanGetPayload<{ include: typeof RECORD }>

/** Who lends or borrows, as far as the verbs ask. */
type Side = Pick<Organisation, 'communeInsee' | 'status'>
interface Sides {
  lender: Side
  borrower: Side | null
}
type LineListing = Pick<Listing, 'id' | 'nature' | 'pickupSlots' | 'returnSlots' | 'bufferBefore' | 'bufferAfter' | 'stock' | 'lost'>

/** A loan with the lines that go its way, as the verbs decide on it. */
export type LoanRecord = Omit<Row, 'lines'> & Sides & { lines: LoanLineRecord[] }
export type LoanLineRecord = Row['lines'][number] & { listing: LineListing }

const listingsOf = (loanId: string) => Prisma.sql`
  select id, nature, pickup_slots as "pickupSlots", return_slots as "returnSlots", buffer_before_minutes as "bufferBefore", buffer_after_minutes as "bufferAfter", stock, lost
  from listing where id in (select listing_id from loan_line where loan_id = ${loanId}::uuid) order by id`

const sidesOf = Prisma.sql`
  select loan.id,
    json_build_object('communeInsee', lender.commune_insee, 'status', lender.status) as lender,
    case when borrower.id is not null then json_build_object('communeInsee', borrower.commune_insee, 'status', borrower.status) end as borrower
  from loan join organisation lender on lender.id = loan.lender_id left join organisation borrower on borrower.id = loan.borrower_id`

/**
 * Locks a loan to change it, after its annonces, and with it the requests that a yes to it would release: always in this order
 * (annonces by id, then loans by id), so that two verbs never wait for each other. The locks let others go on reading and
 * asking. @throws {DomainError} 404 `not_found`.
 */
export async function lockLoan(tx: Transaction, loanId: string): Promise<LoanRecord> {
  if (!isUuid(loanId)) throw notFound()
  const listings = await tx.$queryRaw<LineListing[]>`${listingsOf(loanId)} for no key update`
  const locked = await tx.$queryRaw<(Sides & { id: string })[]>`${sidesOf}
    where loan.id = ${loanId}::uuid or loan.id in (
      select other.loan_id from loan_line mine join loan_line other on other.choice_id = mine.choice_id
      where mine.loan_id = ${loanId}::uuid and other.state = 'pending')
    order by loan.id for update of loan`
  return recordOf(tx, loanId, listings, locked.find(({ id }) => id === loanId))
}

/** @throws {DomainError} 404 `not_found`. */
export async function readLoan(db: Database, loanId: string): Promise<LoanRecord> {
  if (!isUuid(loanId)) throw notFound()
  const listings = await db.$queryRaw<LineListing[]>`${listingsOf(loanId)}`
  const [sides] = await db.$queryRaw<Sides[]>`${sidesOf} where loan.id = ${loanId}::uuid`
  return recordOf(db, loanId, listings, sides)
}

async function recordOf(db: Database, loanId: string, listings: readonly LineListing[], sides: Sides | undefined): Promise<LoanRecord> {
  const loan = await db.loan.findUnique({ where: { id: loanId }, include: RECORD })
  if (!loan || !sides) throw notFound()
  const lines = liveLines(loan).map((line) => ({ ...line, listing: listings.find(({ id }) => id === line.listingId)! }))
  return { ...loan, lender: sides.lender, borrower: sides.borrower, lines }
}

/** Locks annonces that a new promise will take from, in the order every verb keeps. */
export async function lockListings(tx: Transaction, listingIds: number[]): Promise<void> {
  await tx.$queryRaw`select id from listing where id = any(${listingIds}::int[]) order by id for no key update`
}

/** The states follow each other in the loan and in the lines that go its way. */
export async function writeState(tx: Transaction, loan: LoanRecord, state: LoanState, rest: LoanFields = {}): Promise<void> {
  const holds = state === 'accepted' || state === 'handed_over'
  if (state !== loan.state) await tx.loanLine.updateMany({ where: { loanId: loan.id, state: loan.state }, data: holds ? { state } : { state, quantityHeld: 0 } })
  await writeLoan(tx, loan, state, rest)
}

type LoanFields = Omit<Prisma.LoanUncheckedUpdateInput, 'state'>

/** The loan alone, where its lines have been written one by one. */
export async function writeLoan(tx: Transaction, loan: LoanRecord, state: LoanState, rest: LoanFields): Promise<void> {
  // What was proposed for a loan means nothing once it has moved on.
  if (state !== loan.state && loan.proposalSide) await tx.loanProposal.updateMany({ where: { loanId: loan.id, state: 'open' }, data: { state: 'lapsed' } })
  await tx.loan.update({ where: { id: loan.id }, data: { ...rest, state, ...(state !== loan.state && { proposalSide: null }) }, select: { id: true } })
}

/** What is promised of one line, or that it is not. */
export type LinePromise = { id: string; state: LoanState } & Pick<LoanLineRecord, 'quantityAccepted' | 'quantityHeld' | 'eventStartsAt' | 'eventEndsAt' | 'startsAt' | 'endsAt' | 'heldFrom' | 'heldUntil'>

/** Writes all of them at once, in their order: each row passes the guard of the stock. */
export async function writePromises(tx: Transaction, lines: readonly LinePromise[]): Promise<void> {
  await tx.$executeRaw`
    update loan_line set
      state = promise.state, quantity_accepted = promise."quantityAccepted", quantity_held = promise."quantityHeld",
      event_starts_at = promise."eventStartsAt", event_ends_at = promise."eventEndsAt", starts_at = promise."startsAt", ends_at = promise."endsAt",
      held_from = promise."heldFrom", held_until = promise."heldUntil"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as promise (
      id uuid, state loan_state, "quantityAccepted" integer, "quantityHeld" integer, "eventStartsAt" timestamptz, "eventEndsAt" timestamptz,
      "startsAt" timestamptz, "endsAt" timestamptz, "heldFrom" timestamptz, "heldUntil" timestamptz)
    where loan_line.id = promise.id`
}
