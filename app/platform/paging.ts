/** One page of a list, and how many pages there are. */
export interface Page<T> {
  items: T[]
  total: number
  /** From 1. */
  page: number
  pageCount: number
}

/** The page number of an address (`?page=3`): from 1, and 1 for whatever is not a number. */
export function pageNumber(search: URLSearchParams): number {
  const page = Number(search.get('page'))
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}

export function pageOf<T>(items: T[], total: number, page: number, pageSize: number): Page<T> {
  return { items, total, page, pageCount: Math.max(1, Math.ceil(total / pageSize)) }
}
