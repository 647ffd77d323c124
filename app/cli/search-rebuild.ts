/** `npm run search:rebuild`: writes the documents of all annonces anew from the annonces themselves, beside a running site or without one. */
import { rebuildSearch } from '~/listings/rebuild-search.server'
import { envOrExit } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'

import { showProgress } from './progress'

async function main(): Promise<void> {
  const services = await openServices(envOrExit(process.env.BOURSE_MODE ? {} : { BOURSE_MODE: 'demo' }), createLog('warn'), { beside: true })
  const progress = showProgress('Rebuilding the search')
  try {
    const { documents, removed } = await rebuildSearch(services, progress.at)
    progress.end()
    console.log(`${documents} annonces can be found; ${removed} leftovers were removed.`)
  } finally {
    await services.close()
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
