import type pg from 'pg'

export interface Changes {
  /** PostgreSQL's own text of what was visible. */
  snapshot: string
  /** Annonces that changed between the two snapshots. */
  listings: number[]
}

/** How long a change stays noted: a reader that slept longer reads everything anew. */
export const KEPT_MS = 3_600_000

/**
 * What became visible since an earlier snapshot: every change of a transaction that had not ended then and has by now. Exact in
 * whatever order transactions commit; one statement, so that the answer and its snapshot belong together.
 */
export async function changesSince(pool: pg.Pool, snapshot: string): Promise<Changes> {
  const { rows } = await pool.query<{ snapshot: string; listings: number[] | null }>({
    name: 'listing-changes',
    text: `select pg_current_snapshot()::text as snapshot, (
             select array_agg(distinct listing_id) from listing_change
             where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)) as listings`,
    values: [snapshot],
  })
  return { snapshot: rows[0]!.snapshot, listings: rows[0]!.listings ?? [] }
}

export async function currentSnapshot(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot')
  return rows[0]!.snapshot
}

/** Forgets what every reader has long seen. */
export async function forgetOldChanges(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from listing_change where at < now() - $1 * interval '1 millisecond'`, [2 * KEPT_MS])
}
