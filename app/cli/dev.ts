/**
 * `npm run dev`: the site in development, rebuilt and restarted at each change.
 * Remix kills the site's whole process tree at a change, so the database and the search stand in this process instead.
 */
import path from 'node:path'

import { envOrExit } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { projectRoot } from '~/platform/project-root.server'
import { openServices } from '~/services.server'

import { seed } from '../../prisma/seed'
import { showProgress } from './progress'
import { runCommand } from './run-command'
import { dyingWithParent, runInTerminal } from './site-process'

runCommand(async () => {
  const env = envOrExit({ BOURSE_MODE: 'development' })
  const services = await openServices(env, createLog(env.logLevel))
  try {
    await seed(services, new Date(), showProgress)
    const { meilisearch } = services
    return await runInTerminal([path.join(projectRoot, 'node_modules', '.bin', 'remix'), 'dev', '-c', dyingWithParent(['node', 'app/cli/start.js']).join(' ')], {
      ...process.env, BOURSE_MODE: 'development', NODE_ENV: 'development', DATABASE_URL: services.database.url,
      ...(meilisearch ? { MEILI_HOST: meilisearch.host, MEILI_API_KEY: meilisearch.apiKey } : { SEARCH_ENGINE: 'postgres' }),
    }).exited
  } finally {
    await services.close()
  }
})
