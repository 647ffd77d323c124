import { type Database, Prisma } from '~/platform/database.server'

import type { PlannedLine } from './planning-days'

/** Whose loans: of these associations on both sides; or, with an annonce, what they lend of it. */
export interface LinesScope {
  organisationIds: string[]
  listingId: number | null
}

/** From when to when, and what was cancelled or came back is told of since when. */
export interface LinesWindow {
  from: Date
  until: Date
  most: number
}

const PARTNER = { select: { name: true } } as const
const SHOWN = {
  loan: { select: { id: true, lenderId: true, outsideBorrower: true, updatedAt: true, handedOverAt: true, returnedAt: true, closedAt: true, lender: PARTNER, borrower: PARTNER } },
  listing: {
    select: {
      title: true, nature: true, pickupSlots: true, returnSlots: true, bufferBefore: true, bufferAfter: true,
      sites: { orderBy: { position: 'asc' }, take: 1, select: { label: true, commune: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.LoanLineInclude

/** One promised line as a calendar shows it to one of its sides. */
export interface PromisedLine extends PlannedLine {
  updatedAt: Date
}

/**
 * What was promised within the window, the soonest first: what is accepted or out, and what was cancelled or came back since its
 * beginning. Its cost follows the window, not the history. A line refused alone was never promised.
 */
export async function promisedLines(db: Database, scope: LinesScope, window: LinesWindow): Promise<PromisedLine[]> {
  const ids = await lineIds(db, scope, window)
  const rows = await db.loanLine.findMany({ where: { id: { in: ids } }, include: SHOWN, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => shownTo(scope, row))
}

async function lineIds(db: Database, { organisationIds, listingId }: LinesScope, { from, until, most }: LinesWindow): Promise<string[]> {
  const live = { loans: Prisma.sql`state in ('accepted', 'handed_over')`, lines: Prisma.sql`state in ('accepted', 'handed_over')` }
  const ended = { loans: Prisma.sql`updated_at >= ${from}`, lines: Prisma.sql`state in ('cancelled', 'returned', 'closed')` }
  const listed = listingId === null ? Prisma.empty : Prisma.sql`and listing_id = ${listingId}`
  // Each side, and each kind, has its index of loans; `offset 0` has the lines looked up for those, not the loans for all lines.
  const branch = (side: string, { loans, lines }: typeof live) => Prisma.sql`
    (select line.id, line.starts_at
     from (select id from loan where ${Prisma.raw(side)} = any(${organisationIds}::uuid[]) and ${loans}) as theirs
     cross join lateral (
       select id, starts_at from loan_line
       where loan_id = theirs.id and ${lines} and quantity_accepted > 0 and starts_at < ${until} and ends_at >= ${from} ${listed} offset 0
     ) as line
     order by line.starts_at, line.id limit ${most})`
  const branches = (listingId === null ? ['lender_id', 'borrower_id'] : ['lender_id']).flatMap((side) => [branch(side, live), branch(side, ended)])
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from (${Prisma.join(branches, ' union ')}) as promised order by starts_at, id limit ${most}`
  return rows.map((row) => row.id)
}

type Row = Prisma.LoanLineGetPayload<{ include: typeof SHOWN }>

function shownTo({ organisationIds }: LinesScope, { loan, listing, ...line }: Row): PromisedLine {
  const lends = organisationIds.includes(loan.lenderId)
  const [site] = listing.sites
  const over = line.state === 'returned' || line.state === 'closed'
  return {
    id: line.id, loanId: loan.id, side: lends ? 'lender' : 'borrower', state: line.state,
    partner: lends ? (loan.borrower?.name ?? loan.outsideBorrower ?? '') : loan.lender.name,
    title: listing.title, quantity: line.quantityAccepted, place: site ? { label: site.label, commune: site.commune.name } : null,
    startsAt: line.startsAt, endsAt: line.endsAt, eventStartsAt: line.eventStartsAt, eventEndsAt: line.eventEndsAt, listing,
    handedOverAt: loan.handedOverAt, backAt: over ? (loan.returnedAt ?? loan.closedAt) : null, updatedAt: loan.updatedAt,
  }
}
