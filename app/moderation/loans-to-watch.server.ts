import { authorize } from '~/accounts/authorize'
import { FOREVER } from '~/loans/loan-period'
import { type Database, Prisma } from '~/platform/database.server'
import { type Page, pageOf } from '~/platform/paging'
import type { Context } from '~/web/request-context.server'

import { deskScope } from './desk-scope'
import { ofLoansAt } from './scope-sql.server'
import type { Watch } from './watches'

/** A loan as the desk shows it. */
export interface LoanToWatch {
  id: string
  reference: string
  state: string
  title: string
  lender: { id: string; name: string; phone: string }
  /** Without id: agreed elsewhere, with somebody who is not on the site. */
  borrower: { id: string | null; name: string; phone: string | null }
  startsAt: Date
  endsAt: Date
}

/** These loans by id, with both sides and their first line. */
export async function loansToWatch(db: Database, ids: string[]): Promise<Map<string, LoanToWatch>> {
  if (ids.length === 0) return new Map()
  const side = { select: { id: true, name: true, phone: true } } as const
  const rows = await db.loan.findMany({
    where: { id: { in: ids } },
    select: {
      id: true, reference: true, state: true, outsideBorrower: true, lender: side, borrower: side,
      lines: { where: { state: { in: ['pending', 'accepted', 'handed_over', 'returned', 'closed'] } }, select: { startsAt: true, endsAt: true, listing: { select: { title: true } } }, orderBy: { startsAt: 'asc' }, take: 1 },
    },
  })
  return new Map(
    rows.flatMap(({ lines: [line], outsideBorrower, borrower, ...loan }) =>
      line ? [[loan.id, { ...loan, borrower: borrower ?? { id: null, name: outsideBorrower ?? '', phone: null }, title: line.listing.title, startsAt: line.startsAt, endsAt: line.endsAt }] as const] : [],
    ),
  )
}

export const WATCH_PAGE_SIZE = 25

/** What each view shows, oldest first. Each stands on a partial index of what is open. */
function watched(watch: Watch, now: Date): Prisma.Sql {
  switch (watch) {
    case 'to_resolve':
      return Prisma.sql`select loan.id, loan.to_resolve_at as since, loan.lender_id, loan.borrower_id from loan where to_resolve_at is not null and state in ('accepted', 'handed_over')`
    case 'overdue':
      return Prisma.sql`select loan.id, min(line.ends_at) as since, loan.lender_id, loan.borrower_id from loan_line line join loan on loan.id = line.loan_id
        where line.state = 'handed_over' and line.ends_at < ${now} and line.held_until < ${FOREVER} group by loan.id`
    case 'dispute':
      return Prisma.sql`select loan.id, dispute.raised_at as since, loan.lender_id, loan.borrower_id from dispute join loan on loan.id = dispute.loan_id where dispute.state = 'raised'`
    case 'unanswered':
      return Prisma.sql`select loan.id, loan.created_at as since, loan.lender_id, loan.borrower_id from loan where state = 'pending' and remind_at <= ${now}`
  }
}

export interface LoansWatched extends Page<LoanToWatch & { since: Date }> {
  counts: Record<Watch, number>
}

/**
 * The loans this coordinator may have to look at: « à résoudre », overdue (handed over, past their retour), with a litige that was
 * brought to the coordinators, or without an answer although the lender was reminded.
 */
export async function watchLoans(context: Context, watch: Watch, page: number): Promise<LoansWatched> {
  authorize(context.viewer, 'desk.open', { anywhere: true })
  const { db, now } = context
  const scope = deskScope(context.viewer)
  const within = (kind: Watch) => Prisma.sql`(select * from (${watched(kind, now)}) as loan where ${ofLoansAt(scope)})`
  const [rows, [counts]] = await Promise.all([
    db.$queryRaw<{ id: string; since: Date }[]>`
      select id, since from ${within(watch)} as loan order by since, id limit ${WATCH_PAGE_SIZE} offset ${(page - 1) * WATCH_PAGE_SIZE}`,
    db.$queryRaw<Record<Watch, number>[]>`
      select (select count(*)::integer from ${within('to_resolve')} as a) as to_resolve,
             (select count(*)::integer from ${within('overdue')} as b) as overdue,
             (select count(*)::integer from ${within('dispute')} as c) as dispute,
             (select count(*)::integer from ${within('unanswered')} as d) as unanswered`,
  ])
  const loans = await loansToWatch(db, rows.map((row) => row.id))
  const items = rows.flatMap(({ id, since }) => {
    const loan = loans.get(id)
    return loan ? [{ ...loan, since }] : []
  })
  return { ...pageOf(items, counts![watch], page, WATCH_PAGE_SIZE), counts: counts! }
}
