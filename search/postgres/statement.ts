import type { SearchQuery } from '../search-engine'
import type { TextQuery } from './tsquery'

/** Puts a value among the parameters; gives what stands for it in the statement. */
type Value = (given: unknown, type: string) => string

/** The statement of a page. Every value is a parameter; only the shape depends on the question. */
export function statement(query: SearchQuery, text: TextQuery | null): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const value: Value = (given, type) => `$${values.push(given)}::${type}`
  const conditions = [
    `audience && ${value(query.audience, 'text[]')}`, `stock >= ${value(query.quantity, 'int')}`,
    query.natures.length > 0 && `nature = any(${value(query.natures, 'text[]')})`,
    query.categories.length > 0 && categoryIn(value(query.categories, 'text[]')),
    query.communes.length > 0 && `communes && ${value(query.communes, 'text[]')}`,
    query.around?.communes && `communes && ${value(query.around.communes, 'text[]')}`,
    query.capacity > 0 && `capacity >= ${value(query.capacity, 'int')}`,
    query.free && 'free', query.accessible && 'accessible',
    query.excludeIds.length > 0 && `listing_id <> all(${value(query.excludeIds, 'int[]')})`,
  ].filter(Boolean)
  const from = text ? `search_matches(${value(text.match, 'tsquery')}, ${value(text.own, 'tsquery')}, ${value(text.others, 'tsquery')})` : 'search_document'
  return {
    values,
    text: `select listing_id as id from ${from} where ${conditions.join(' and ')}
      order by ${order(query, text, value)} limit ${value(query.pageSize, 'int')} offset ${value((query.page - 1) * query.pageSize, 'bigint')}`,
  }
}

const categoryIn = (categories: string) => `(category = any(${categories}) or subcategory = any(${categories}))`

function order(query: SearchQuery, text: TextQuery | null, value: Value): string {
  if (query.sort === 'recent') return 'published_at desc, listing_id desc'
  const { around } = query
  const near = query.sort === 'distance' && around ? `${distance(value(around.lat, 'float8'), value(around.lng, 'float8'))} asc nulls last, ` : ''
  return `${near}${text ? 'rank desc, ' : ''}turn, published_at desc, listing_id desc`
}

/** Grows with the distance, as the crow flies, on an earth that is flat between here and there; null where a point is missing. */
const distance = (lat: string, lng: string) => `(lat - ${lat}) ^ 2 + ((lng - ${lng}) * cos(radians((lat + ${lat}) / 2))) ^ 2`
