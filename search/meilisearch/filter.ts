import type { SearchQuery } from '../search-engine'

/** A value between quotes, in which nothing can end the quote: the only way a value gets into a filter. */
export const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`

const oneOf = (attribute: string, values: readonly string[]) => `${attribute} IN [${values.map(quoted).join(', ')}]`

/** The filter of a question: every entry of the list must hold. */
export function filterOf(query: SearchQuery): string[] {
  const filter = [oneOf('audience', query.audience), `stock >= ${whole(query.quantity)}`]
  if (query.natures.length > 0) filter.push(oneOf('nature', query.natures))
  if (query.categories.length > 0) filter.push(`(${oneOf('category', query.categories)} OR ${oneOf('subcategory', query.categories)})`)
  if (query.communes.length > 0) filter.push(oneOf('communes', query.communes))
  if (query.capacity > 0) filter.push(`capacity >= ${whole(query.capacity)}`)
  if (query.around?.communes) filter.push(oneOf('communes', query.around.communes))
  if (query.free) filter.push('free = true')
  if (query.accessible) filter.push('accessible = true')
  if (query.excludeIds.length > 0) filter.push(`id NOT IN [${query.excludeIds.map(whole).join(', ')}]`)
  return filter
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return value
}
