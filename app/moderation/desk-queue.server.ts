import { authorize } from '~/accounts/authorize'
import { FOREVER } from '~/loans/loan-period'
import { Prisma } from '~/platform/database.server'
import { type Page, pageOf } from '~/platform/paging'
import type { Context } from '~/web/request-context.server'

import { deskScope } from './desk-scope'
import { type LoanToWatch, loansToWatch } from './loans-to-watch.server'
import { ofLoansAt } from './scope-sql.server'

export type QueueKind = 'to_resolve' | 'overdue' | 'dispute' | 'to_verify'

export interface OrganisationToVerify {
  id: string
  name: string
  kind: string
  communeName: string
  rna: string | null
  siret: string | null
  noNumberReason: string | null
}

/** One thing that waits for a coordinator, since when. */
export type QueueItem = { since: Date } & (
  | { kind: 'to_resolve' | 'overdue' | 'dispute'; loan: LoanToWatch }
  | { kind: 'to_verify'; organisation: OrganisationToVerify }
)

export interface DeskQueue extends Page<QueueItem> {
  counts: Record<QueueKind, number>
}

export const QUEUE_PAGE_SIZE = 20

/**
 * What waits at the desk of this coordinator, gravest first (a promise uncovered, a thing not returned, a litige, an
 * association to verify) and within each the oldest first. Reads what is open only, whatever the history.
 */
export async function deskQueue(context: Context, page: number): Promise<DeskQueue> {
  authorize(context.viewer, 'desk.open', { anywhere: true })
  const queue = queueOf(deskScope(context.viewer), context.now)
  const [rows, counted] = await Promise.all([
    context.db.$queryRaw<{ kind: QueueKind; id: string; since: Date }[]>`
      ${queue} select kind, id, since from queue order by gravity, since, id limit ${QUEUE_PAGE_SIZE} offset ${(page - 1) * QUEUE_PAGE_SIZE}`,
    context.db.$queryRaw<{ kind: QueueKind; count: number }[]>`${queue} select kind, count(*)::integer as count from queue group by kind`,
  ])
  const counts = { to_resolve: 0, overdue: 0, dispute: 0, to_verify: 0, ...Object.fromEntries(counted.map(({ kind, count }) => [kind, count])) }
  const idsOf = (wanted: (kind: QueueKind) => boolean) => rows.filter((row) => wanted(row.kind)).map((row) => row.id)
  const [loans, organisations] = await Promise.all([
    loansToWatch(context.db, idsOf((kind) => kind !== 'to_verify')),
    organisationsToVerify(context, idsOf((kind) => kind === 'to_verify')),
  ])
  const items = rows.flatMap(({ kind, id, since }): QueueItem[] => {
    if (kind === 'to_verify') {
      const organisation = organisations.get(id)
      return organisation ? [{ kind, since, organisation }] : []
    }
    const loan = loans.get(id)
    return loan ? [{ kind, since, loan }] : []
  })
  return { ...pageOf(items, counts.to_resolve + counts.overdue + counts.dispute + counts.to_verify, page, QUEUE_PAGE_SIZE), counts }
}

function queueOf(scope: string[] | null, now: Date): Prisma.Sql {
  return Prisma.sql`
    with queue as (
      select 'to_resolve' as kind, 1 as gravity, loan.id, loan.to_resolve_at as since
      from loan where to_resolve_at is not null and state in ('accepted', 'handed_over') and ${ofLoansAt(scope)}
      union all
      select 'overdue', 2, loan.id, min(line.ends_at)
      from loan_line line join loan on loan.id = line.loan_id
      where line.state = 'handed_over' and line.ends_at < ${now} and line.held_until < ${FOREVER} and loan.to_resolve_at is null and ${ofLoansAt(scope)}
      group by loan.id
      union all
      select 'dispute', 3, loan.id, dispute.raised_at
      from dispute join loan on loan.id = dispute.loan_id where dispute.state = 'raised' and ${ofLoansAt(scope)}
      union all
      select 'to_verify', 4, id, created_at
      from organisation where status = 'pending' and (${scope}::text[] is null or commune_insee = any(${scope}))
    )`
}

async function organisationsToVerify({ db }: Context, ids: string[]): Promise<Map<string, OrganisationToVerify>> {
  if (ids.length === 0) return new Map()
  const rows = await db.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, kind: true, rna: true, siret: true, noNumberReason: true, commune: { select: { name: true } } },
  })
  return new Map(rows.map(({ commune, ...row }) => [row.id, { ...row, communeName: commune.name }]))
}
