import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch'

/**
 * What an error of a question says about Meilisearch: `slow`, it did not answer in time; `refused`, it answered that this question
 * cannot be; `broken`, anything else: no connection, a 5xx, half a reply, no such index.
 */
export type Fault = 'slow' | 'refused' | 'broken'

export function faultOf(thrown: unknown): Fault {
  const error = thrown instanceof MeilisearchRequestError ? thrown.cause : thrown
  if (error instanceof MeilisearchRequestTimeOutError) return 'slow'
  if (error instanceof MeilisearchApiError && error.response.status === 400 && error.cause?.code !== 'index_not_found') return 'refused'
  return 'broken'
}
