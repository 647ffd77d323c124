import type pg from 'pg'

import type { SearchEngine } from '../search-engine'
import { queryWords } from './query-words'
import { statement } from './statement'
import { type TextQuery, textQuery } from './tsquery'

/** The engine that is always there: one statement a question, two where there are words. */
export function postgresEngine(pool: pg.Pool): SearchEngine {
  const wordsOf = async (text: string): Promise<TextQuery | null> => (text.trim() === '' ? null : textQuery(await queryWords(pool, text)))
  return {
    name: 'postgres',
    async search(query) {
      const { rows } = await pool.query<{ id: number }>(statement(query, await wordsOf(query.text)))
      return rows.map(({ id }) => id)
    },
    async matches(text) {
      const words = await wordsOf(text)
      const { rows } = await pool.query<{ ids: number[] | null }>(
        words ? { text: 'select search_matching($1::tsquery) as ids', values: [words.match] } : 'select array_agg(listing_id) as ids from search_document')
      return { ids: rows[0]!.ids ?? [], first: [] }
    },
  }
}
