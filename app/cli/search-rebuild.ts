/** `npm run search:rebuild`: writes the documents of all annonces anew and builds a new index beside the living one, beside a running site or without one. */
import { rebuildSearch } from '~/listings/rebuild-search.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'

import { dataEnv } from './data-env'
import { showProgress } from './progress'
import { runCommand } from './run-command'

runCommand(async () => {
  const services = await openServices(dataEnv(), createLog('warn'), { beside: true, mendsSearch: true })
  try {
    const { documents, removed, index } = await rebuildSearch(services, showProgress)
    console.log(`${documents} annonces can be found; ${removed} leftovers were removed.`)
    console.log(index ? 'A new index answers.' : 'There is no Meilisearch here: PostgreSQL answers.')
  } finally {
    await services.close()
  }
})
