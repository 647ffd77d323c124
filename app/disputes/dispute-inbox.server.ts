import type { LoanSide } from 'prisma/generated/client'

import type { InboxTab } from '~/loans/loan-inbox.server'
import type { Database, Prisma } from '~/platform/database.server'
import { actingFor, type Context } from '~/web/request-context.server'

/** The most that a page shows: litiges are rare. */
const MOST = 20

/**
 * The litiges that wait for the association one acts for, the oldest first: her account of what happened, or her answer to the outcome
 * that the other side proposes. None beside the first page of what is to do. @throws {DomainError} 403 `no_association`.
 */
export async function disputeInbox({ db, viewer }: Pick<Context, 'db' | 'viewer'>, { tab, page }: { tab: InboxTab; page: number }) {
  const { organisationId } = actingFor(viewer)
  const name = { select: { name: true } } as const
  const rows = tab !== 'todo' || page > 1 ? [] : await db.dispute.findMany({
    where: toSettle(organisationId), orderBy: [{ openedAt: 'asc' }, { id: 'asc' }], take: MOST,
    select: {
      loanId: true, loan: { select: { lenderId: true, lender: name, borrower: name } },
      lines: { take: 1, orderBy: { lineId: 'asc' }, select: { line: { select: { listing: { select: { title: true } } } } } },
      proposals: { where: { state: 'open' }, select: { id: true } },
    },
  })
  return {
    todoCount: await disputesToSettle(db, organisationId),
    disputes: rows.map(({ loanId, loan, lines: [first], proposals }) => ({
      loanId, partner: (loan.lenderId === organisationId ? loan.borrower?.name : loan.lender.name) ?? '', title: first?.line.listing.title ?? '', waits: proposals.length > 0 ? ('outcome' as const) : ('account' as const),
    })),
  }
}
export type DisputeInbox = Awaited<ReturnType<typeof disputeInbox>>

/** How many litiges wait for this association. */
export const disputesToSettle = (db: Database, organisationId: string): Promise<number> => db.dispute.count({ where: toSettle(organisationId) })

const toSettle = (organisationId: string): Prisma.DisputeWhereInput => ({ state: { in: ['open', 'raised'] }, OR: [waitsFor('lender', organisationId), waitsFor('borrower', organisationId)] })

/** It has not told what happened yet, or an outcome is proposed to it. */
function waitsFor(side: LoanSide, organisationId: string): Prisma.DisputeWhereInput {
  const other = side === 'lender' ? 'borrower' : 'lender'
  return {
    loan: side === 'lender' ? { lenderId: organisationId } : { borrowerId: organisationId },
    OR: [{ proposals: { some: { state: 'open', side: other } } }, { side: other, accounts: { none: { side } }, proposals: { none: { state: 'open' } } }],
  }
}
