import { type Viewer } from '~/accounts/permissions'
import { comesBackLate } from '~/loans/flag-uncovered.server'
import { authorizeLoan, sidesOf } from '~/loans/loan-move.server'
import { readLoan } from '~/loans/loan-record.server'
import { liveLines } from '~/loans/loan-states'
import { Prisma } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import { iso, isoOrNull } from './common.schema'
import type { LoanResource } from './loan-resource.schema'

const SIDE = { select: { id: true, slug: true, name: true } } as const
const SHOWN = {
  lender: SIDE,
  borrower: SIDE,
  lines: { orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], include: { listing: { select: { title: true } } } },
  contacts: { orderBy: [{ end: 'asc' }, { side: 'asc' }] },
} as const satisfies Prisma.LoanInclude
type ShownLoan = Prisma.LoanGetPayload<{ include: typeof SHOWN }>

/** Before a loan is accepted, and once it is off, nobody's telephone is told. */
const WITH_CONTACTS = new Set(['accepted', 'handed_over', 'returned', 'closed'])

/** One loan, for whoever may read it. @throws {DomainError} 404 `not_found`, whether there is none or it is not for this person. */
export async function loanById(context: Context, id: string): Promise<LoanResource> {
  authorizeLoan(context.viewer, 'loan.read', await readLoan(context.db, id))
  return resourceOf(await context.db.loan.findUniqueOrThrow({ where: { id }, include: SHOWN }), context)
}

export interface LoanListWish {
  state: LoanResource['state'][]
  role: 'lender' | 'borrower' | undefined
  /** Id of the last loan of the page before. */
  cursor: string | undefined
  limit: number
}

/**
 * The loans of all the caller's associations, newest first (their ids are in order of time).
 * @returns `nextCursor` for the page after, null on the last one.
 */
export async function loansOf(context: Context, { state, role, cursor, limit }: LoanListWish): Promise<{ items: LoanResource[]; nextCursor: string | null }> {
  const organisations = context.viewer.confirmed ? context.viewer.memberships.map((membership) => membership.organisationId) : []
  if (organisations.length === 0) return { items: [], nextCursor: null }
  const rest = Prisma.sql`${state.length > 0 ? Prisma.sql`and state::text = any(${state})` : Prisma.empty} ${cursor ? Prisma.sql`and id < ${cursor}::uuid` : Prisma.empty}`
  // One ordered read an association and side, each of at most a page, on its own index; then the newest of them all.
  const reads = organisations.flatMap((id) =>
    [...(role === 'borrower' ? [] : [Prisma.sql`lender_id`]), ...(role === 'lender' ? [] : [Prisma.sql`borrower_id`])].map(
      (side) => Prisma.sql`(select id from loan where ${side} = ${id}::uuid ${rest} order by id desc limit ${limit + 1})`,
    ),
  )
  const rows = await context.db.$queryRaw<{ id: string }[]>`select distinct id from (${Prisma.join(reads, ' union all ')}) as mine order by id desc limit ${limit + 1}`
  const ids = rows.slice(0, limit).map((row) => row.id)
  const loans = await context.db.loan.findMany({ where: { id: { in: ids } }, include: SHOWN, orderBy: { id: 'desc' } })
  return { items: loans.map((loan) => resourceOf(loan, context)), nextCursor: rows.length > limit ? ids.at(-1)! : null }
}

function resourceOf(loan: ShownLoan, { viewer, now }: { viewer: Viewer; now: Date }): LoanResource {
  const sides = sidesOf(viewer, loan)
  return {
    id: loan.id, reference: loan.reference, state: loan.state,
    overdue: liveLines(loan).some((line) => comesBackLate(line, now)),
    toResolve: loan.toResolveAt !== null, unverified: loan.unverified, source: loan.source,
    lender: loan.lender, borrower: loan.borrower,
    outsideBorrower: sides.includes('lender') ? loan.outsideBorrower : null,
    purpose: loan.purpose, message: loan.message, declineReason: loan.declineReason, returnRemarks: loan.returnRemarks,
    lines: loan.lines.map((line) => ({
      id: line.id, listingId: line.listingId, title: line.listing.title, state: line.state,
      eventStart: iso(line.eventStartsAt), eventEnd: iso(line.eventEndsAt), start: iso(line.startsAt), end: iso(line.endsAt),
      quantityAsked: line.quantityAsked, quantityAccepted: line.quantityAccepted, quantityOut: line.quantityOut, quantityBack: line.quantityBack, quantityLost: line.quantityLost, quantityDue: line.quantityDue,
      conditionOut: line.conditionOut, conditionIn: line.conditionIn,
    })),
    contacts: sides.length > 0 && WITH_CONTACTS.has(loan.state) ? loan.contacts.map(({ end, side, name, phone }) => ({ end, side, name, phone })) : [],
    createdAt: iso(loan.createdAt), expiresAt: loan.state === 'pending' ? isoOrNull(loan.expiresAt) : null, answeredAt: isoOrNull(loan.answeredAt),
    handedOverAt: isoOrNull(loan.handedOverAt), returnedAt: isoOrNull(loan.returnedAt), closedAt: isoOrNull(loan.closedAt),
  }
}
