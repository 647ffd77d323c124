/**
 * `npm run search:check`: compares annonces, documents and index, and repairs, beside a running site or without one.
 * Ends with 0 where all was right, 1 where something was wrong (and is repaired, but for documents that Meilisearch refuses).
 */
import { checkSearch } from '~/listings/check-search.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'

import { dataEnv } from './data-env'
import { showProgress } from './progress'
import { runCommand } from './run-command'

/** So many are named. */
const NAMED = 20

runCommand(async () => {
  const services = await openServices(dataEnv(), createLog('error'), { beside: true, mendsSearch: true })
  try {
    const { annonces, documents, index } = await checkSearch(services, showProgress)
    console.log(`${annonces} annonces looked at.`)
    console.log(documents.length === 0 ? 'Documents: as the annonces say.' : `Documents: ${documents.length} were wrong, repaired (annonces ${named(documents)}).`)
    if (!index) console.log('Index: there is no Meilisearch here, PostgreSQL answers.')
    else if (index.behind + index.extra === 0) console.log('Index: as the documents say.')
    else console.log(`Index: ${index.behind} documents were missing or old, ${index.extra} too many; repaired.`)
    for (const { id, reason } of index?.refused.slice(0, NAMED) ?? []) console.log(`Meilisearch refuses the document of annonce ${id}, which only PostgreSQL finds: ${reason}`)
    return documents.length + (index ? index.behind + index.extra + index.refused.length : 0) === 0 ? 0 : 1
  } finally {
    await services.close()
  }
})

const named = (ids: number[]): string => ids.slice(0, NAMED).join(', ') + (ids.length > NAMED ? ', …' : '')
