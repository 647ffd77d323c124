import { disputesToSettle } from '~/disputes/dispute-inbox.server'
import { FOREVER } from '~/loans/loan-period'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

export interface WaitingToday {
  /** Requests and proposals that wait for this association's answer. */
  toAnswer: number
  /** Loans of either side whose retrait is today, or was due. */
  toHandOver: number
  /** Gifts of either side of which something is to be fetched today, or was. */
  toGive: number
  /** Helping hands of either side that begin today, or have begun. */
  toLendAHand: number
  /** Loans of either side whose retour is today, or was due. */
  toReturn: number
  /** Promises that something has uncovered. */
  toResolve: number
  /** Litiges that wait for its account, or for its answer to an outcome. */
  toSettle: number
}

/** What waits today (the day of Europe/Paris) for the association one acts for; null without one. Over open loans and litiges only. */
export async function waitingToday({ db, now, viewer }: Pick<Context, 'db' | 'now' | 'viewer'>): Promise<WaitingToday | null> {
  if (viewer.actingFor === null) return null
  // Ends are half-open: what is lent until tonight ends at the midnight of tomorrow.
  const tomorrow = parisInstant(addDays(parisMoment(now).day, 1))
  const [[row], toSettle] = await Promise.all([db.$queryRaw<Omit<WaitingToday, 'toSettle'>[]>`
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
      count(*) filter (where due.loan)::int as "toHandOver",
      count(*) filter (where due.gift and not coalesce(due.loan, false))::int as "toGive",
      count(*) filter (where due.help and not coalesce(due.loan or due.gift, false))::int as "toLendAHand",
      count(*) filter (where state = 'handed_over' and exists (select 1 from loan_line n where n.loan_id = mine.id and n.state = mine.state and n.ends_at <= ${tomorrow} and n.held_until < ${FOREVER}))::int as "toReturn",
      count(*) filter (where to_resolve_at is not null)::int as "toResolve"
    from mine left join lateral (
      select bool_or(l.nature not in ('don', 'competence')) as loan, bool_or(l.nature = 'don') as gift, bool_or(l.nature = 'competence') as help
      from loan_line n join listing l on l.id = n.listing_id
      where n.loan_id = mine.id and n.state = mine.state and n.starts_at < ${tomorrow} and (mine.state = 'accepted' or (mine.state = 'handed_over' and n.quantity_due > 0 and n.held_until >= ${FOREVER}))
    ) due on true`, disputesToSettle(db, viewer.actingFor)])
  return row ? { ...row, toSettle } : null
}
