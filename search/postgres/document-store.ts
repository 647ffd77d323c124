import type pg from 'pg'

import type { SearchDocument } from '../search-engine'

/**
 * The documents of the search in the database: what the PostgreSQL engine reads, and what every index is filled from. Each write
 * tells the indexes, in its own transaction (a trigger; see `index-queue.ts`).
 */
export interface DocumentStore {
  /** Brings these annonces to what `documents` says; an id without document is removed. One transaction. */
  write(ids: number[], documents: SearchDocument[]): Promise<void>
  /** Those of these annonces whose document is not what `documents` says. */
  differing(ids: number[], documents: SearchDocument[]): Promise<number[]>
  count(): Promise<number>
  /** How many were written by another version of the program. */
  outdated(): Promise<number>
}

/** @param version of the program: what a document holds may change with it. */
export function documentStore(pool: pg.Pool, version: string): DocumentStore {
  return {
    async write(ids, documents) {
      // A document that arrives twice in one batch is written once, as it came last.
      const latest = [...new Map(documents.map((document) => [document.id, document])).values()]
      const kept = new Set(latest.map((document) => document.id))
      // The words are added in order, so that two writers at once never wait for each other in a circle.
      await pool.query(
        `with gone as (delete from search_document where listing_id = any($1::int[])),
         written as (
           insert into search_document (listing_id, document, version, updated_at)
           select (d->>'id')::int, d, $3, clock_timestamp() from jsonb_array_elements($2::jsonb) as d order by 1
           -- What is as it was keeps its stamp: no other copy of it has fallen behind. Another state has a later one, whatever the clock says.
           on conflict (listing_id) do update set document = excluded.document, version = excluded.version,
             updated_at = case when search_document.document = excluded.document then search_document.updated_at
                               else greatest(excluded.updated_at, search_document.updated_at + interval '1 millisecond') end
           returning words
         )
         insert into search_word (word)
         select distinct word from written, unnest(tsvector_to_array(words)) as word where length(word) between 2 and 40 order by word
         on conflict do nothing`,
        [ids.filter((id) => !kept.has(id)), asJson(latest), version],
      )
    },
    async differing(ids, documents) {
      const { rows } = await pool.query<{ id: number }>(
        `select id from unnest($1::int[]) as id
         left join (select (d->>'id')::int as id, d as wanted from jsonb_array_elements($2::jsonb) as d) as w using (id)
         left join search_document s on s.listing_id = id
         where wanted is distinct from s.document order by id`,
        [ids, asJson(documents)],
      )
      return rows.map(({ id }) => id)
    },
    async count() {
      const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from search_document')
      return rows[0]!.count
    },
    async outdated() {
      const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from search_document where version <> $1', [version])
      return rows[0]!.count
    },
  }
}

/** The database holds no NUL in a text. */
const asJson = (documents: SearchDocument[]): string => JSON.stringify(documents).replaceAll('\\u0000', '')
