import type { MultiSearchQuery } from 'meilisearch'

import { connect, type MeilisearchAddress } from './client'
import { quickHttp } from './quick-http'

export type Question = Omit<MultiSearchQuery, 'indexUid'>
export interface Answer {
  hits: { id: number }[]
  estimatedTotalHits: number
  facetDistribution?: Record<string, Record<string, number>>
}
/** Asks an index several questions at once. @returns one answer for each, in their order. @throws when the index does not take part, or was emptied. */
export type Ask = (...questions: Question[]) => Promise<Answer[]>

/** How many documents there are. */
const ALL: Question = { q: '', limit: 0 }

/**
 * @param timeout milliseconds until a call counts as silent.
 * @param isEmptied whether an index that holds so many documents has lost others: what it says is then no answer.
 */
export function askIndex(address: MeilisearchAddress, uid: string, timeout: number, isEmptied: (documents: number) => Promise<boolean>): Ask {
  const client = connect(address, timeout, { httpClient: quickHttp })
  return async (...questions) => {
    // Counted last: what the answers came from was not fuller than this.
    const { results } = await client.multiSearch({ queries: [...questions, ALL].map((question) => ({ indexUid: uid, ...question })) })
    if (results.length !== questions.length + 1) throw new Error('Meilisearch answered without a result')
    const answers = results as unknown as Answer[]
    if (await isEmptied(answers.pop()!.estimatedTotalHits)) throw new Error('the index is empty')
    return answers
  }
}
