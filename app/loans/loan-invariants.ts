/** What holds in every database of a bourse, as SQL that finds what breaks it. Asked after a restore and after a crash. */
export const LOAN_INVARIANTS: readonly { rule: string; broken: string }[] = [
  {
    // Facts may leave promises uncovered: those are flagged, or were settled by both sides, and are not counted here. Nor is what is out:
    // a thing fetched early beside one that is late is in two hands at once, and breaks no promise by itself.
    rule: 'nothing is promised twice from now on',
    broken: `
      with held as (
        select line.listing_id, greatest(line.held_from, now()) as s, line.held_until as u, line.quantity_held as q,
          case line.state when 'accepted' then line.quantity_held else 0 end as p
        from loan_line line join loan on loan.id = line.loan_id
        where line.state in ('accepted', 'handed_over') and line.quantity_held > 0 and line.held_until > now()
          and loan.to_resolve_at is null
          and not exists (select 1 from event where subject_type = 'loan' and subject_id = loan.id::text and kind = 'loan.resolved')
      ), steps as (
        select listing_id, s as t, q as change, p as promise from held
        union all
        select listing_id, u, -q, -p from held
      ), sweep as (
        select listing_id, sum(change) over upto as demand, sum(promise) over upto as promised
        from steps window upto as (partition by listing_id order by t, change rows unbounded preceding)
      )
      select listing.id::text as what from sweep join listing on listing.id = sweep.listing_id where demand > stock and promised > 0 group by listing.id`,
  },
  {
    rule: 'a line is in the state of its loan, or was refused or withdrawn alone',
    broken: `select loan.reference as what from loan join loan_line line on line.loan_id = loan.id where line.state <> loan.state and line.state not in ('declined', 'cancelled')`,
  },
  { rule: 'a loan has a line that goes its way', broken: `select reference as what from loan where not exists (select 1 from loan_line where loan_id = loan.id and state = loan.state)` },
  {
    rule: 'nobody waits for an answer about what another has promised whole',
    broken: `
      select loan.reference as what from loan join loan_line waiting on waiting.loan_id = loan.id join loan_line yes on yes.choice_id = waiting.choice_id
      where waiting.state = 'pending' and yes.state = 'accepted' and yes.quantity_accepted = yes.quantity_asked`,
  },
  {
    rule: 'what is late, lost or back adds up',
    broken: `select id::text as what from loan_line where quantity_back + quantity_lost > quantity_out or (state = 'handed_over' and quantity_held <> quantity_due + quantity_out - quantity_back - quantity_lost)`,
  },
  {
    rule: 'a litige is over by one outcome that both agreed, or withdrawn, and then nothing of it waits',
    broken: `
      select dispute.id::text as what from dispute left join dispute_proposal proposal on proposal.dispute_id = dispute.id
      group by dispute.id
      having count(*) filter (where proposal.state = 'accepted') <> case when dispute.state = 'agreed' then 1 else 0 end
        or (dispute.ended_at is not null and count(*) filter (where proposal.state = 'open') > 0)`,
  },
  {
    rule: 'a litige is about what left with its loan, told by who opened it',
    broken: `
      select dispute.id::text as what from dispute
      where not exists (select 1 from dispute_account account where account.dispute_id = dispute.id and account.side = dispute.side)
        or not exists (select 1 from dispute_line where dispute_id = dispute.id)
        or exists (select 1 from dispute_line about join loan_line line on line.id = about.line_id where about.dispute_id = dispute.id and (line.loan_id <> dispute.loan_id or about.quantity > line.quantity_out))`,
  },
  { rule: 'an annonce is of the lender of its loans', broken: `select loan.reference as what from loan join loan_line line on line.loan_id = loan.id join listing on listing.id = line.listing_id where listing.organisation_id <> loan.lender_id` },
]

/** The rules that this database breaks, with up to five examples each; empty when all is well. */
export async function brokenInvariants(client: { query(sql: string): Promise<{ rows: { what: string }[] }> }): Promise<string[]> {
  const broken: string[] = []
  for (const { rule, broken: sql } of LOAN_INVARIANTS) {
    const { rows } = await client.query(`select what from (${sql}) as found limit 5`)
    if (rows.length > 0) broken.push(`${rule}: ${rows.map((row) => row.what).join(', ')}`)
  }
  return broken
}
