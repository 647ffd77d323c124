import type { Search } from 'search/open-search.server'

import type { PrismaClient } from '../../prisma/generated/client'

import type { Transaction } from '~/platform/database.server'

import { everyListing, indexListings } from './index-listings.server'
import { IN_SILENCE, type ShowProgress } from './rebuild-search.server'
import { listingsTouchedBy, searchDocuments } from './search-documents.server'

export interface SearchCheck {
  annonces: number
  /** Annonces whose document was not what they say, though nothing that would have brought it was under way. */
  documents: number[]
  /** What the index held wrongly, and what it refuses; null where there is no Meilisearch. */
  index: { behind: number; extra: number; refused: { id: number; reason: string }[] } | null
}

/**
 * Compares every document with its annonce, and the index with every document, and repairs what is wrong. A change that is on its
 * way is no fault: beside a running site there are always some.
 * @throws where Meilisearch does not take part.
 */
export async function checkSearch(services: { db: PrismaClient; search: Search }, showProgress: ShowProgress = IN_SILENCE): Promise<SearchCheck> {
  const { db, search } = services
  await search.settled()
  const progress = showProgress('Reading the annonces')
  const wrong: number[] = []
  let annonces = 0
  for await (const ids of everyListing(db, progress.at)) {
    annonces += ids.length
    const suspects = await search.differing(ids, await searchDocuments(db, ids))
    if (suspects.length > 0) wrong.push(...(await indexListings(services, suspects, (tx, marked) => reallyWrong(tx, search, suspects, marked))))
  }
  progress.end()
  const comparing = showProgress('Comparing the index')
  const index = await search.check()
  comparing.at(1, 1)
  comparing.end()
  return { annonces, documents: wrong, index }
}

/** Held still: a change of these annonces now either was read with them, or its event waits to be dispatched, or it marked them. */
async function reallyWrong(tx: Transaction, search: Search, suspects: number[], marked: Set<number>): Promise<number[]> {
  const differing = await search.differing(suspects, await searchDocuments(tx, suspects))
  const unexplained = differing.filter((id) => !marked.has(id))
  if (unexplained.length === 0) return []
  const coming = await listingsOfWaitingEvents(tx)
  return unexplained.filter((id) => !coming.has(id))
}

async function listingsOfWaitingEvents(tx: Transaction): Promise<Set<number>> {
  const events = await tx.$queryRaw<{ kind: string; subjectType: string; subjectId: string }[]>`
    select e.kind, e.subject_type as "subjectType", e.subject_id as "subjectId"
    from graphile_worker.jobs j join event e on j.key = 'event:' || e.id
    where j.task_identifier = 'dispatch' and j.attempts < j.max_attempts`
  const ids = new Set<number>()
  for (const event of events) for (const id of await listingsTouchedBy(tx, event)) ids.add(id)
  return ids
}
