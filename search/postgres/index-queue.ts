import type pg from 'pg'

import type { SearchDocument, StampedDocument, Stamps } from '../search-engine'

/** An annonce that an index has yet to hear of: its document as it now is, or null where there is none any more. */
export interface Waiting {
  id: number
  mark: string
  document: StampedDocument | null
}

/**
 * What one index has yet to hear. Every document is written with a row here for each registered index, in one transaction (a
 * trigger); the row goes when the index has confirmed. So nothing is lost whichever process dies, and any other goes on.
 */
export interface IndexQueue {
  /** The annonces that have waited longest. What the index refused does not wait. */
  next(limit: number): Promise<Waiting[]>
  waiting(): Promise<number>
  /** The index holds these as they were given; what was written since still waits. */
  confirm(told: Waiting[]): Promise<void>
  /** The index holds all of these but the refused. */
  refuse(refused: { id: number; reason: string }[], told: Waiting[]): Promise<void>
  refused(): Promise<{ id: number; reason: string }[]>
  /** Offers again what was refused. */
  retry(): Promise<void>
  /** These wait again. */
  tell(ids: number[]): Promise<void>
  tellAll(): Promise<void>
  /** What the index must hold exactly, and the annonces that it may hold in any state because they wait or were refused. */
  expected(): Promise<{ stamps: Stamps; open: Set<number> }>
  /** How many documents it must hold. */
  expectedCount(): Promise<{ least: number; most: number }>
}

/** Truncated to the millisecond: both sides of a comparison must carry the same number. */
const STAMP = `(extract(epoch from d.updated_at) * 1000)::bigint::text as stamp`
const AGAIN = `on conflict (index_uid, listing_id) do update set mark = excluded.mark, refused = null`

export function indexQueue(pool: pg.Pool, uid: string): IndexQueue {
  const rowsOf = async <T extends pg.QueryResultRow>(sql: string, ...values: unknown[]): Promise<T[]> => (await pool.query<T>(sql, [uid, ...values])).rows
  const marks = (told: Waiting[]) => [told.map(({ id }) => id), told.map(({ mark }) => mark)]

  return {
    async next(limit) {
      const rows = await rowsOf<{ id: number; mark: string; document: SearchDocument | null; stamp: string }>(
        `select p.listing_id as id, p.mark::text, d.document, ${STAMP} from search_pending p left join search_document d using (listing_id)
         where p.index_uid = $1 and p.refused is null order by p.mark limit $2`, limit)
      return rows.map(({ id, mark, document, stamp }) => ({ id, mark, document: document && { ...document, stamp: Number(stamp) } }))
    },
    async waiting() {
      const [row] = await rowsOf<{ count: number }>('select count(*)::int as count from search_pending where index_uid = $1 and refused is null')
      return row!.count
    },
    async confirm(told) {
      await rowsOf(
        `delete from search_pending p using unnest($2::int[], $3::bigint[]) as t(id, mark)
         where p.index_uid = $1 and p.listing_id = t.id and p.mark = t.mark`, ...marks(told))
    },
    async refuse(refused, told) {
      const reasons = new Map(refused.map(({ id, reason }) => [id, reason]))
      const of = told.filter(({ id }) => reasons.has(id))
      await rowsOf(
        `update search_pending p set refused = t.reason from unnest($2::int[], $3::bigint[], $4::text[]) as t(id, mark, reason)
         where p.index_uid = $1 and p.listing_id = t.id and p.mark = t.mark`, ...marks(of), of.map(({ id }) => reasons.get(id)))
    },
    refused: () => rowsOf('select listing_id as id, refused as reason from search_pending where index_uid = $1 and refused is not null order by listing_id'),
    async retry() {
      await rowsOf('update search_pending set refused = null where index_uid = $1 and refused is not null')
    },
    async tell(ids) {
      await rowsOf(`insert into search_pending (index_uid, listing_id) select $1, id from unnest($2::int[]) as id order by id ${AGAIN}`, ids)
    },
    async tellAll() {
      await rowsOf(`insert into search_pending (index_uid, listing_id) select $1, listing_id from search_document order by listing_id ${AGAIN}`)
    },
    async expected() {
      const rows = await rowsOf<{ id: number; stamp: string; open: boolean }>(
        `select listing_id as id, ${STAMP}, p.listing_id is not null as open
         from search_document d full join (select listing_id from search_pending where index_uid = $1) p using (listing_id)`)
      const [open, settled] = [rows.filter((row) => row.open), rows.filter((row) => !row.open)]
      return { stamps: new Map(settled.map(({ id, stamp }) => [id, Number(stamp)])), open: new Set(open.map(({ id }) => id)) }
    },
    async expectedCount() {
      const [row] = await rowsOf<{ least: number; most: number }>(
        `select settled::int as least, (settled + open)::int as most from
           (select (select count(*) from search_document) - count(d.listing_id) as settled, count(*) as open
            from search_pending p left join search_document d using (listing_id) where p.index_uid = $1) as c`)
      return row!
    },
  }
}
