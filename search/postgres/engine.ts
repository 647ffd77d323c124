import type pg from 'pg'

import { CAPACITY_STEPS, QUANTITY_STEPS, type SearchAnswer, type SearchEngine, type SearchFacets, type SearchQuery } from '../search-engine'
import { queryWords } from './query-words'
import { textQuery } from './tsquery'

interface Row extends Pick<SearchAnswer, 'total' | 'ids'>, SearchFacets {}

/** The engine that is always there: one statement a question, two where there are words. */
export function postgresEngine(pool: pg.Pool): SearchEngine {
  return {
    name: 'postgres',
    async matches(text) {
      const words = textQuery(await queryWords(pool, text))
      const { rows } = await pool.query<{ ids: number[] | null }>(
        `select array_agg(listing_id) as ids from search_document${words ? ' where words @@ $1::tsquery' : ''}`, words ? [words.match] : [])
      return rows[0]!.ids ?? []
    },
    async search(query) {
      const words = query.text.trim() === '' ? null : textQuery(await queryWords(pool, query.text))
      const { rows } = await pool.query<Row>(statement(query, words !== null), parameters(query, words))
      return answer(rows[0]!)
    },
  }
}

const answer = ({ total, ids, capacity, quantity, ...facets }: Row): SearchAnswer => ({
  ids, total, facets: { ...facets, capacity: reached(capacity), quantity: reached(quantity) },
})

const reached = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

const parameters = (query: SearchQuery, words: { match: string; own: string } | null) => [
  query.natures, query.categories, query.communes, query.around?.communes ?? null, query.free, query.accessible, query.quantity, query.audience,
  query.excludeIds, query.around?.lat ?? null, query.around?.lng ?? null, query.pageSize, (query.page - 1) * query.pageSize,
  query.capacity, query.partlyFree.map(({ id }) => id), query.partlyFree.map(({ free }) => free), ...(words ? [words.match, words.own] : []),
]

const RANK = `2 * ts_rank('{0.05, 0.2, 0.5, 1}', words, $18::tsquery) + 0.2 * ts_rank(category_words, $18::tsquery) + ts_rank('{0.05, 0.2, 0.5, 1}', words, $17::tsquery)`
/** Kilometres as the crow flies; null where either end has no point. */
const DISTANCE = `12742 * asin(sqrt(least(1, sin(radians(lat - $10::float8) / 2) ^ 2 + cos(radians($10::float8)) * cos(radians(lat)) * sin(radians(lng - $11::float8) / 2) ^ 2)))`

function order(query: SearchQuery): string {
  if (query.sort === 'distance' && query.around) return 'distance asc nulls last, rank desc, turn, published_at desc, listing_id desc'
  if (query.sort === 'recent') return 'published_at desc, listing_id desc'
  return 'rank desc, turn, published_at desc, listing_id desc'
}

const steps = (column: string, values: readonly number[]) => `json_build_object(${values.map((step) => `'${step}', count(*) filter (where ${column} >= ${step})`).join(', ')})`

/** Every value is a parameter; only the shape depends on the question. */
function statement(query: SearchQuery, hasWords: boolean): string {
  return `
    with partly as (
      select * from unnest($15::int[], $16::int[]) as p(listing_id, left_free)
    ), base as materialized (
      select d.listing_id, nature, category, subcategory, communes, free, accessible, capacity, available.left_free, turn, published_at,
        ${hasWords ? RANK : '0'} as rank, ${DISTANCE} as distance,
        cardinality($1::text[]) = 0 or nature = any($1::text[]) as of_nature,
        cardinality($2::text[]) = 0 or category = any($2::text[]) or subcategory = any($2::text[]) as of_category,
        cardinality($3::text[]) = 0 or communes && $3::text[] as of_commune,
        available.left_free >= $7::int as of_quantity,
        $14::int = 0 or coalesce(capacity >= $14::int, false) as of_capacity
      from search_document d left join partly using (listing_id), lateral (select coalesce(partly.left_free, d.stock) as left_free) as available
      where audience && $8::text[]
        ${hasWords ? 'and words @@ $17::tsquery' : ''}
        and ($4::text[] is null or communes && $4::text[])
        and (not $5::boolean or free) and (not $6::boolean or accessible)
        and stock >= 1 and (d.listing_id <> all($9::int[]) or partly.listing_id is not null)
    ), hits as (
      select * from base where of_nature and of_category and of_commune and of_quantity and of_capacity
    )
    select
      (select count(*)::int from hits) as total,
      coalesce((select array_agg(listing_id order by place) from (
        select listing_id, row_number() over (order by ${order(query)}) as place from hits order by place limit $12::int offset $13::bigint) as page), '{}') as ids,
      coalesce((select json_object_agg(nature, n) from (
        select nature, count(*) as n from base where of_category and of_commune and of_quantity and of_capacity group by nature) as f), '{}') as nature,
      coalesce((select json_object_agg(slug, n) from (
        select slug, count(*) as n from base, unnest(array[category, subcategory]) as slug where of_nature and of_commune and of_quantity and of_capacity group by slug) as f), '{}') as category,
      coalesce((select json_object_agg(insee, n) from (
        select insee, count(distinct listing_id) as n from base, unnest(communes) as insee where of_nature and of_category and of_quantity and of_capacity group by insee) as f), '{}') as commune,
      (select count(*)::int from hits where free) as free,
      (select count(*)::int from hits where accessible) as accessible,
      (select ${steps('capacity', CAPACITY_STEPS)} from base where of_nature and of_category and of_commune and of_quantity) as capacity,
      (select ${steps('left_free', QUANTITY_STEPS)} from base where of_nature and of_category and of_commune and of_capacity) as quantity`
}
