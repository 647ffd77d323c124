import type pg from 'pg'

import type { Nature } from 'prisma/generated/client'

import { capacityOf } from '../taxonomy'
import { type CalendarListing, NO_LIMIT, NOBODY } from './listing-columns'
import { categoryNumber, communeSetNumber, COMMUNES, NATURES, termsNumber } from './numbering'

const BATCH = 5000

interface Row {
  id: number
  nature: Nature
  pickup_slots: unknown
  return_slots: unknown
  stock: number
  lost: number
  buffer_before: number
  buffer_after: number
  min_duration: number | null
  max_duration: number | null
  notice_hours: number
  category: string
  attributes: Record<string, unknown>
  communes: string[] | null
  commune: string | null
  turn: number
  published_at: number
  free: boolean
  accessible: boolean
  closures: [number, number][] | null
  holds: [number, number, number | null, number][] | null
}

const MILLISECONDS = (instant: string) => `(extract(epoch from ${instant}) * 1000)::bigint`

/** Holds that are over, and closures, are left out: what is read does not grow with the years. */
const rowsOf = (which: string) => `
  select l.id, l.nature, l.pickup_slots, l.return_slots, l.stock, l.lost, l.buffer_before_minutes as buffer_before, l.buffer_after_minutes as buffer_after,
    l.min_duration_minutes as min_duration, l.max_duration_minutes as max_duration, l.notice_hours,
    l.category, l.attributes, l.fee_cents = 0 as free, l.accessible,
    (select array_agg(distinct commune_insee) from listing_site s where s.listing_id = l.id) as communes,
    (select commune_insee from listing_site s where s.listing_id = l.id order by position limit 1) as commune,
    o.turn, floor(extract(epoch from coalesce(l.published_at, l.created_at)))::int as published_at,
    (select json_agg(json_build_array(${MILLISECONDS('starts_at')}, ${MILLISECONDS('ends_at')})) from listing_closure c where c.listing_id = l.id and c.ends_at > now()) as closures,
    (select json_agg(json_build_array(${MILLISECONDS('held_from')}, ${MILLISECONDS('held_until')}, case when state = 'handed_over' then ${MILLISECONDS('ends_at')} end, quantity_held))
     from loan_line h where h.listing_id = l.id and h.state in ('accepted', 'handed_over') and h.quantity_held > 0 and (h.held_until > $2 or h.state = 'handed_over')) as holds
  from listing l join organisation o on o.id = l.organisation_id
  where ${which} and l.status = 'published' and l.hidden_at is null and o.status = 'verified'`

/** The annonces among these that may be found, with what holds them. One statement. */
export async function readListings(pool: pg.Pool, ids: readonly number[], since: Date): Promise<CalendarListing[]> {
  const { rows } = await pool.query<Row>({ name: 'calendar-some', text: rowsOf('l.id = any($1::int[])'), values: [ids, since] })
  return rows.map(listingOf)
}

/** All of them, in batches: the process goes on answering meanwhile. */
export async function readAllListings(pool: pg.Pool, since: Date, each: (listing: CalendarListing) => void): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await pool.query<Row>({ name: 'calendar-all', text: `${rowsOf('l.id > $1::int')} order by l.id limit ${BATCH}`, values: [after, since] })
    for (const row of rows) each(listingOf(row))
    if (rows.length < BATCH) return
    after = rows.at(-1)!.id
  }
}

const NONE: readonly never[] = []

const listingOf = (row: Row): CalendarListing => ({
  id: row.id, stock: row.stock, lost: row.lost,
  terms: termsNumber({ nature: row.nature, pickupSlots: row.pickup_slots, returnSlots: row.return_slots }),
  nature: NATURES.of(row.nature), category: categoryNumber(row.category), communes: communeSetNumber(row.communes ?? NONE), commune: row.commune === null ? -1 : COMMUNES.of(row.commune),
  bufferBefore: row.buffer_before, bufferAfter: row.buffer_after, minDuration: row.min_duration ?? 0, maxDuration: row.max_duration ?? NO_LIMIT, noticeHours: row.notice_hours,
  turn: row.turn, publishedAt: row.published_at, capacity: capacityOf(row.attributes) ?? NOBODY, free: Number(row.free), accessible: Number(row.accessible),
  closures: row.closures?.flat() ?? NONE,
  holds: row.holds?.flatMap(([from, until, retour, quantity]) => [from, until, retour ?? Infinity, quantity]) ?? NONE,
})
