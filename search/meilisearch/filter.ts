import type { SearchQuery } from '../search-engine'

/** The facets whose own filter is left out to count their other values. */
export type FacetGroup = 'nature' | 'category' | 'commune' | 'quantity' | 'capacity'

/** A value between quotes, in which nothing can end the quote: the only way a value gets into a filter. */
export const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`

const oneOf = (attribute: string, values: readonly string[]) => `${attribute} IN [${values.map(quoted).join(', ')}]`
const ids = (values: readonly number[]) => `[${values.map(whole).join(', ')}]`

/**
 * The filter of a question: every entry of the list must hold.
 * @param without a facet's own filter, left out to count what its other values would find.
 */
export function filterOf(query: SearchQuery, without?: FacetGroup): string[] {
  const filter = conditions(query, without)
  if (query.excludeIds.length > 0) filter.push(`id NOT IN ${ids(query.excludeIds)}`)
  return filter
}

/** The filter that finds, of the annonces that are partly free, those that the facet of quantity counts. */
export const partlyFreeFilter = (query: SearchQuery): string[] => [...conditions(query, 'quantity'), `id IN ${ids(query.partlyFree.map(({ id }) => id))}`]

function conditions(query: SearchQuery, without?: FacetGroup): string[] {
  const filter = [oneOf('audience', query.audience), `stock >= ${without === 'quantity' ? 1 : whole(query.quantity)}`]
  if (query.natures.length > 0 && without !== 'nature') filter.push(oneOf('nature', query.natures))
  if (query.categories.length > 0 && without !== 'category') filter.push(`(${oneOf('category', query.categories)} OR ${oneOf('subcategory', query.categories)})`)
  if (query.communes.length > 0 && without !== 'commune') filter.push(oneOf('communes', query.communes))
  if (query.capacity > 0 && without !== 'capacity') filter.push(`capacity >= ${whole(query.capacity)}`)
  if (query.around?.communes) filter.push(oneOf('communes', query.around.communes))
  if (query.free) filter.push('free = true')
  if (query.accessible) filter.push('accessible = true')
  return filter
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return value
}
