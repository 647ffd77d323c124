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

/** What the verbs read of the annonces of a loan, in the order in which they are locked. */
const listingsOf = (loanId: string) => Prisma.sql`
  select id, nature, pickup_slots as "pickupSlots", return_slots as "returnSlots", buffer_before_minutes as "bufferBefore", buffer_after_minutes as "bufferAfter", stock, lost
  from listing where id in (select listing_id from loan_line where loan_id = ${loanId}::uuid) order by id`

interface Beside extends Sides {
  id: string
  listings: LineListing[]
}

/** Loans with what `listings` holds, and their two associations. */
const BESIDE = Prisma.sql`
  select loan.id, (select json_agg(listings) from listings) as listings,
    json_build_object('communeInsee', lender.commune_insee, 'status', lender.status) as lender,
    case when borrower.id is not null then json_build_object('communeInsee', borrower.commune_insee, 'status', borrower.status) end as borrower
  from loan join organisation lender on lender.id = loan.lender_id left join organisation borrower on borrower.id = loan.borrower_id`

/**
 * Locks a loan to change it, after its annonces, and with it the requests that a yes to it would release: always in this order
 * (annonces by id, then loans by id; counting the first comes before looking for the second), so that two verbs never wait for each
 * other. The locks let others go on reading and asking. @throws {DomainError} 404 `not_found`.
 */
export async function lockLoan(tx: Transaction, loanId: string): Promise<LoanRecord> {
  if (!isUuid(loanId)) throw notFound()
  const locked = await tx.$queryRaw<Beside[]>`
    with listings as materialized (${listingsOf(loanId)} for no key update)
    ${BESIDE}
    where (select count(*) from listings) > 0 and loan.id = any (${loanId}::uuid || array(
      select other.loan_id from loan_line mine join loan_line other on other.choice_id = mine.choice_id
      where mine.loan_id = ${loanId}::uuid and other.state = 'pending'))
    order by loan.id for update of loan`
  return recordOf(tx, loanId, locked.find(({ id }) => id === loanId))
}

/** @throws {DomainError} 404 `not_found`. */
export async function readLoan(db: Database, loanId: string): Promise<LoanRecord> {
  if (!isUuid(loanId)) throw notFound()
  const [beside] = await db.$queryRaw<Beside[]>`with listings as (${listingsOf(loanId)}) ${BESIDE} where loan.id = ${loanId}::uuid`
  return recordOf(db, loanId, beside)
}

async function recordOf(db: Database, loanId: string, beside: Beside | undefined): Promise<LoanRecord> {
  const loan = await db.loan.findUnique({ where: { id: loanId }, include: RECORD })
  if (!loan || !beside) throw notFound()
  const lines = liveLines(loan).map((line) => ({ ...line, listing: beside.listings.find(({ id }) => id === line.listingId)! }))
  return { ...loan, lender: beside.lender, borrower: beside.borrower, lines }
}

/** Locks annonces that a new promise will take from, in the order every verb keeps. */
export async function lockListings(tx: Transaction, listingIds: number[]): Promise<void> {
  await tx.$queryRaw`select id from listing where id = any(${listingIds}::int[]) order by id for no key update`
}

/** The states follow each other in the loan and in the lines that go its way. */
export async function writeState(tx: Transaction, loan: LoanRecord, state: LoanState, rest: Omit<Prisma.LoanUncheckedUpdateInput, 'state'> = {}): Promise<void> {
  const holds = state === 'accepted' || state === 'handed_over'
  if (state !== loan.state) {
    await lapseProposal(tx, loan)
    await tx.loanLine.updateMany({ where: { loanId: loan.id, state: loan.state }, data: holds ? { state } : { state, quantityHeld: 0 } })
  }
  await tx.loan.update({ where: { id: loan.id }, data: { ...rest, state, ...(state !== loan.state && { proposalSide: null }) }, select: { id: true } })
}

/** What was proposed for a loan means nothing once it has moved on. */
async function lapseProposal(tx: Transaction, loan: LoanRecord): Promise<void> {
  if (loan.proposalSide) await tx.loanProposal.updateMany({ where: { loanId: loan.id, state: 'open' }, data: { state: 'lapsed' } })
}

/** What is promised of one line, or that it is not. */
export type LinePromise = { id: string; state: LoanState } & Pick<LoanLineRecord, 'quantityAccepted' | 'quantityHeld' | 'eventStartsAt' | 'eventEndsAt' | 'startsAt' | 'endsAt' | 'heldFrom' | 'heldUntil'>

/** Writes the answer to a loan, and all its lines with it: each passes the guard of the stock. */
export async function writePromises(tx: Transaction, loan: LoanRecord, state: LoanState, lines: readonly LinePromise[], answeredAt: Date): Promise<void> {
  if (state !== loan.state) await lapseProposal(tx, loan)
  await tx.$executeRaw`
    with promised as (
      update loan_line set
        state = promise.state, quantity_accepted = promise."quantityAccepted", quantity_held = promise."quantityHeld",
        event_starts_at = promise."eventStartsAt", event_ends_at = promise."eventEndsAt", starts_at = promise."startsAt", ends_at = promise."endsAt",
        held_from = promise."heldFrom", held_until = promise."heldUntil"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as promise (
        id uuid, state loan_state, "quantityAccepted" integer, "quantityHeld" integer, "eventStartsAt" timestamptz, "eventEndsAt" timestamptz,
        "startsAt" timestamptz, "endsAt" timestamptz, "heldFrom" timestamptz, "heldUntil" timestamptz)
      where loan_line.id = promise.id and loan_line.loan_id = ${loan.id}::uuid
    )
    update loan set state = ${state}::loan_state, answered_at = ${answeredAt}, remind_at = null, expires_at = null, updated_at = now(),
      proposal_side = case when state = ${state}::loan_state then proposal_side end
    where id = ${loan.id}::uuid`
}
