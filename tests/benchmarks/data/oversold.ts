import type pg from 'pg'

/** The annonces of which, at some instant, more is held than is usable: a sweep over every promise. None, or the data is worth nothing. */
export async function oversold(client: pg.ClientBase, now: Date): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `with held as (
       select listing_id, held_from, line_held_until(state, ends_at, held_until, $1) as held_until, quantity_held
       from loan_line where state in ('accepted', 'handed_over') and quantity_held > 0
     ), demand as (
       -- at one instant the ends come before the starts: periods are half-open
       select listing_id, sum(change) over (partition by listing_id order by at, change rows unbounded preceding) as held
       from (select listing_id, held_from as at, quantity_held as change from held union all select listing_id, held_until, -quantity_held from held) as steps
     )
     select id from listing l join (select listing_id as id, max(held) as peak from demand group by listing_id) as peaks using (id) where peak > l.stock - l.lost order by id`,
    [now],
  )
  return rows.map(({ id }) => id)
}
