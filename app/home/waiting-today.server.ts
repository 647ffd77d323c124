import { FOREVER } from '~/loans/loan-period'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

export interface WaitingToday {
  /** Requests and proposals that wait for this association's answer. */
  toAnswer: number
  /** Loans of either side whose retrait is today, or was due; gifts of which something waits to be fetched. */
  toHandOver: number
  /** Loans of either side whose retour is today, or was due. */
  toReturn: number
  /** Promises that something has uncovered. */
  toResolve: number
}

/** What waits today (the day of Europe/Paris) for the association one acts for; null without one. One statement, over open loans only. */
export async function waitingToday({ db, now, viewer }: Pick<Context, 'db' | 'now' | 'viewer'>): Promise<WaitingToday | null> {
  if (viewer.actingFor === null) return null
  // Ends are half-open: what is lent until tonight ends at the midnight of tomorrow.
  const tomorrow = parisInstant(addDays(parisMoment(now).day, 1))
  const [row] = await db.$queryRaw<WaitingToday[]>`
    with mine as (
      select id, state, expires_at, to_resolve_at, proposal_side, waiting_since is not null and came_free_at is null as waits, lender_id = ${viewer.actingFor}::uuid as lends from loan
      where lender_id = ${viewer.actingFor}::uuid and state in ('pending', 'accepted', 'handed_over')
      union
      select id, state, expires_at, to_resolve_at, proposal_side, false as waits, false as lends from loan
      where borrower_id = ${viewer.actingFor}::uuid and lender_id <> ${viewer.actingFor}::uuid
        and (state in ('accepted', 'handed_over') or proposal_side = 'lender')
    )
    select
      count(*) filter (where case when proposal_side is null then lends and state = 'pending' and not waits else lends = (proposal_side = 'borrower') end
                         and (expires_at is null or expires_at > ${now}))::int
        + (select count(*)::int from loan_series s where s.state = 'pending' and s.expires_at > ${now}
           and ((s.lender_id = ${viewer.actingFor}::uuid and s.proposed_by = 'borrower') or (s.borrower_id = ${viewer.actingFor}::uuid and s.proposed_by = 'lender'))) as "toAnswer",
      count(*) filter (where exists (
        select 1 from loan_line n
        where n.loan_id = mine.id and n.state = mine.state and n.starts_at < ${tomorrow} and (mine.state = 'accepted' or (mine.state = 'handed_over' and n.quantity_due > 0 and n.held_until >= ${FOREVER}))))::int as "toHandOver",
      count(*) filter (where state = 'handed_over' and exists (select 1 from loan_line n where n.loan_id = mine.id and n.state = mine.state and n.ends_at <= ${tomorrow} and n.held_until < ${FOREVER}))::int as "toReturn",
      count(*) filter (where to_resolve_at is not null)::int as "toResolve"
    from mine`
  return row ?? null
}
