import type pg from 'pg'

import type { SearchAnswer, SearchEngine, SearchQuery } from '../search-engine'
import { queryWords } from './query-words'
import { textQuery } from './tsquery'

interface Row {
  total: number
  ids: number[]
  natures: Record<string, number>
  categories: Record<string, number>
  communes: Record<string, number>
}

/** The engine that is always there: one statement a question, two where there are words. */
export function postgresEngine(pool: pg.Pool): SearchEngine {
  return {
    name: 'postgres',
    async search(query) {
      const words = query.text.trim() === '' ? null : textQuery(await queryWords(pool, query.text))
      const { rows } = await pool.query<Row>(statement(query, words !== null), parameters(query, words))
      return answer(rows[0]!)
    },
  }
}

const answer = ({ total, ids, natures, categories, communes }: Row): SearchAnswer => ({
  ids, total, facets: { nature: natures, category: categories, commune: communes },
})

const parameters = (query: SearchQuery, words: { match: string; own: string } | null) => [
  query.natures, query.categories, query.communes, query.around?.communes ?? null, query.free, query.accessible, query.quantity, query.audience,
  query.excludeIds, query.around?.lat ?? null, query.around?.lng ?? null, query.pageSize, (query.page - 1) * query.pageSize, ...(words ? [words.match, words.own] : []),
]

const RANK = `2 * ts_rank('{0.05, 0.2, 0.5, 1}', words, $15::tsquery) + 0.2 * ts_rank(category_words, $15::tsquery) + ts_rank('{0.05, 0.2, 0.5, 1}', words, $14::tsquery)`
/** Kilometres as the crow flies; null where either end has no point. */
const DISTANCE = `12742 * asin(sqrt(least(1, sin(radians(lat - $10::float8) / 2) ^ 2 + cos(radians($10::float8)) * cos(radians(lat)) * sin(radians(lng - $11::float8) / 2) ^ 2)))`

function order(query: SearchQuery): string {
  if (query.sort === 'distance' && query.around) return 'distance asc nulls last, rank desc, published_at desc, listing_id desc'
  if (query.sort === 'recent') return 'published_at desc, listing_id desc'
  return 'rank desc, published_at desc, listing_id desc'
}

/** Every value is a parameter; only the shape depends on the question. */
function statement(query: SearchQuery, hasWords: boolean): string {
  return `
    with base as materialized (
      select listing_id, nature, category, subcategory, communes, published_at,
        ${hasWords ? RANK : '0'} as rank, ${DISTANCE} as distance,
        cardinality($1::text[]) = 0 or nature = any($1::text[]) as of_nature,
        cardinality($2::text[]) = 0 or category = any($2::text[]) or subcategory = any($2::text[]) as of_category,
        cardinality($3::text[]) = 0 or communes && $3::text[] as of_commune
      from search_document
      where audience && $8::text[]
        ${hasWords ? 'and words @@ $14::tsquery' : ''}
        and ($4::text[] is null or communes && $4::text[])
        and (not $5::boolean or free) and (not $6::boolean or accessible)
        and stock >= $7::int and listing_id <> all($9::int[])
    ), hits as (
      select * from base where of_nature and of_category and of_commune
    )
    select
      (select count(*)::int from hits) as total,
      coalesce((select array_agg(listing_id order by place) from (
        select listing_id, row_number() over (order by ${order(query)}) as place from hits order by place limit $12::int offset $13::bigint) as page), '{}') as ids,
      coalesce((select json_object_agg(nature, n) from (select nature, count(*) as n from base where of_category and of_commune group by nature) as f), '{}') as natures,
      coalesce((select json_object_agg(slug, n) from (
        select slug, count(*) as n from base, unnest(array[category, subcategory]) as slug where of_nature and of_commune group by slug) as f), '{}') as categories,
      coalesce((select json_object_agg(insee, n) from (
        select insee, count(distinct listing_id) as n from base, unnest(communes) as insee where of_nature and of_category group by insee) as f), '{}') as communes`
}
