import type { Database } from '~/platform/database.server'
import { Prisma } from '~/platform/database.server'
import { daysBetween } from '~/platform/paris-time'
import { daysOf, type Period, wholeDays } from '~/loans/loan-period'

/** How far a lender's days of retrait and retour can move the ends of a loan: a week, and the rest of a day. */
const FARTHEST = '8 days'
const DAY_MINUTES = 24 * 60

/**
 * The published annonces that cannot be had for this event: not enough of them left in the loan's period with its buffers,
 * closed, too short or too long an event, too little notice. The rule of `wishVerdict` and `freeFor` (app/loans), in one
 * statement; a test holds the two together. Annonces that never had so many are left out by the search itself.
 * @param event half-open, not before `now`; null asks only for what is gone: gifts promised, everything lost.
 */
export async function busyListings(db: Database, event: Period | null, quantity: number, now: Date): Promise<number[]> {
  const rows = event ? await db.$queryRaw<{ id: number }[]>(datedQuestion(event, quantity, now)) : await db.$queryRaw<{ id: number }[]>(gone(quantity))
  return rows.map(({ id }) => id)
}

/** Gifts of which too few are not promised, and anything of which too few are not lost: whatever the dates. */
const gone = (quantity: number) => Prisma.sql`
  select l.id from listing l
  where l.status = 'published' and l.hidden_at is null and (l.lost > 0 or l.stock < 1) and l.stock - l.lost < ${quantity}::int
  union
  select l.id from listing l
  join (select listing_id, sum(quantity_held) as promised from loan_line where held_until >= '9999-01-01 00:00:00+00' and state in ('accepted', 'handed_over') group by listing_id) as held
    on held.listing_id = l.id
  where l.nature = 'don' and l.status = 'published' and l.hidden_at is null and l.stock - l.lost - promised < ${quantity}::int`

function datedQuestion(event: Period, quantity: number, now: Date) {
  const { first, last } = daysOf(event)
  const days = wholeDays(first, last)
  const dayMinutes = (daysBetween(first, last) + 1) * DAY_MINUTES
  const minutes = (event.endsAt.getTime() - event.startsAt.getTime()) / 60_000
  return Prisma.sql`
    with asked as (
      select ${event.startsAt}::timestamptz as starts_at, ${event.endsAt}::timestamptz as ends_at, ${now}::timestamptz as now,
        ${event.startsAt}::timestamptz - interval '${Prisma.raw(FARTHEST)}' as earliest, ${event.endsAt}::timestamptz + interval '${Prisma.raw(FARTHEST)}' as latest,
        (select coalesce(max(greatest(buffer_before_minutes, buffer_after_minutes)), 0) from listing) * interval '1 minute' as buffer
    ), holding as (
      select id, listing_id, quantity_held from loan_line
      where state in ('accepted', 'handed_over') and quantity_held > 0 and held && (select tstzrange(earliest - buffer, latest + buffer) from asked)
      union
      -- what is late holds until a day from now
      select id, listing_id, quantity_held from loan_line
      where state = 'handed_over' and quantity_held > 0 and ends_at < ${now}::timestamptz and (select earliest - buffer < now + interval '24 hours' from asked)
    ), suspects as (
      select l.id from (select listing_id, sum(quantity_held) as taken from holding group by listing_id) as held
      join listing l on l.id = held.listing_id where taken + ${quantity}::int > l.stock - l.lost
      union select listing_id from listing_closure where tstzrange(starts_at, ends_at, '[)') && (select tstzrange(earliest, latest) from asked)
      union select id from listing where status = 'published' and min_duration_minutes > ${Math.min(dayMinutes, minutes)}::float8
      union select id from listing where status = 'published' and max_duration_minutes < ${Math.max(dayMinutes, minutes)}::float8
      union select id from listing where status = 'published' and notice_hours > 0
        and notice_hours > (select extract(epoch from earliest - now) / 3600 from asked)
      union select id from listing where status = 'published' and pickup_slots <> '[]' and (select earliest <= now from asked)
    ), looked_at as materialized (
      select l.*, coalesce(w.starts_at, case when l.nature = 'pret' then ${days.startsAt}::timestamptz else asked.starts_at end) as period_starts,
        coalesce(w.ends_at, case when l.nature = 'pret' then ${days.endsAt}::timestamptz else asked.ends_at end) as period_ends,
        w.pickup_day, w.pickup_opens, w.pickup_closes, asked.now
      from suspects join listing l using (id) cross join asked
      left join lateral (
        select * from loan_window(l.nature, l.pickup_slots, l.return_slots, asked.starts_at, asked.ends_at) where l.pickup_slots <> '[]' or l.return_slots <> '[]'
      ) as w on true
      where l.status = 'published' and l.hidden_at is null and l.nature <> 'don'
    ), steps as (
      select c.id, greatest(line.held_from, c.held_from) as at, line.quantity_held as change, c.held_until, line.until
      from (select id, now, period_starts - buffer_before_minutes * interval '1 minute' as held_from, period_ends + buffer_after_minutes * interval '1 minute' as held_until from looked_at) as c
      cross join lateral (
        select held_from, quantity_held, line_held_until(state, ends_at, held_until, c.now) as until from loan_line
        where listing_id = c.id and state in ('accepted', 'handed_over') and quantity_held > 0 and held_from < c.held_until
          and line_held_until(state, ends_at, held_until, c.now) > c.held_from
      ) as line
    ), peaks as (
      select id, max(demand) as peak from (
        -- at one instant the ends come before the starts: periods are half-open
        select id, sum(change) over (partition by id order by at, change rows unbounded preceding) as demand
        from (select id, at, change from steps union all select id, until, -change from steps where until < held_until) as changes
      ) as sweep group by id
    )
    select id from looked_at l left join peaks using (id)
    where l.stock - l.lost - coalesce(peak, 0) < ${quantity}::int
      or l.min_duration_minutes > case when l.nature = 'pret' then ${dayMinutes}::float8 else ${minutes}::float8 end
      or l.max_duration_minutes < case when l.nature = 'pret' then ${dayMinutes}::float8 else ${minutes}::float8 end
      or exists (select from listing_closure c where c.listing_id = l.id and c.starts_at < l.period_ends and c.ends_at > l.period_starts)
      or l.pickup_day < (l.now at time zone 'Europe/Paris')::date
      or l.pickup_closes is not null and paris_instant(l.pickup_day, l.pickup_closes) < l.now
      or l.notice_hours > 0 and l.notice_hours * interval '1 hour' >
        case when l.nature = 'pret' and l.pickup_opens is not null then paris_instant(l.pickup_day, l.pickup_opens) else l.period_starts end - l.now
    union ${gone(quantity)}`
}
