import type pg from 'pg'

import type { SearchDocument, StampedDocument, Stamps } from '../search-engine'

/**
 * The documents of the search in the database: what the PostgreSQL engine reads, and what any other index is refilled from.
 */
export interface DocumentStore {
  /** Brings these annonces to what `documents` says; an id without document is removed. One transaction. @returns what was written, with its stamp. */
  write(ids: number[], documents: SearchDocument[]): Promise<StampedDocument[]>
  read(ids: number[]): Promise<StampedDocument[]>
  stamps(): Promise<Stamps>
  count(): Promise<number>
}

/** Truncated to the millisecond: both sides of a comparison must carry the same number. */
const STAMP = `(extract(epoch from updated_at) * 1000)::bigint::text as stamp`

export function documentStore(pool: pg.Pool): DocumentStore {
  return {
    async write(ids, documents) {
      // A document that arrives twice in one batch is written once, as it came last.
      const latest = [...new Map(documents.map((document) => [document.id, document])).values()]
      const kept = new Set(latest.map((document) => document.id))
      // The words are added in order, so that two writers at once never wait for each other in a circle.
      const { rows } = await pool.query<{ id: number; stamp: string }>(
        `with gone as (delete from search_document where listing_id = any($1::int[])),
         written as (
           insert into search_document (listing_id, document, updated_at)
           select (d->>'id')::int, d, clock_timestamp() from jsonb_array_elements($2::jsonb) as d order by 1
           -- what is as it was keeps its stamp: no other copy of it has fallen behind
           on conflict (listing_id) do update set document = excluded.document,
             updated_at = case when search_document.document = excluded.document then search_document.updated_at else excluded.updated_at end
           returning listing_id, updated_at, words
         ),
         known as (
           insert into search_word (word)
           select distinct word from written, unnest(tsvector_to_array(words)) as word where length(word) between 2 and 40 order by word
           on conflict do nothing
         )
         select listing_id as id, ${STAMP} from written`,
        [ids.filter((id) => !kept.has(id)), JSON.stringify(latest.map(withoutZeros))],
      )
      const stamps = new Map(rows.map((row) => [row.id, Number(row.stamp)]))
      return latest.map((document) => ({ ...document, stamp: stamps.get(document.id)! }))
    },
    async read(ids) {
      const { rows } = await pool.query<{ document: SearchDocument; stamp: string }>(
        `select document, ${STAMP} from search_document where listing_id = any($1::int[])`, [ids],
      )
      return rows.map((row) => ({ ...row.document, stamp: Number(row.stamp) }))
    },
    async stamps() {
      const { rows } = await pool.query<{ id: number; stamp: string }>(`select listing_id as id, ${STAMP} from search_document`)
      return new Map(rows.map((row) => [row.id, Number(row.stamp)]))
    },
    async count() {
      const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from search_document')
      return rows[0]!.count
    },
  }
}

/** The database holds no NUL in a text. */
function withoutZeros(document: SearchDocument): SearchDocument {
  return JSON.parse(JSON.stringify(document).replaceAll('\\u0000', '')) as SearchDocument
}
