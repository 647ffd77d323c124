import type { SearchDocument } from 'search/search-engine'

import type { Database } from '~/platform/database.server'

/** The documents of these annonces as the search may show them; those that may not be found are absent. */
export async function searchDocuments(_db: Database, _ids: number[]): Promise<SearchDocument[]> {
  return []
}

/** The annonces whose document depends on this event; none where it changes no document. */
export async function listingsTouchedBy(_db: Database, _event: { kind: string; subjectType: string; subjectId: string }): Promise<number[]> {
  return []
}
