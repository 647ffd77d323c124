/** `npm run restore -- --from FOLDER`: a backup into an empty database and data folder. No mail is sent again. */
import path from 'node:path'

import { brokenInvariants } from '~/loans/loan-invariants'
import { openBareDatabase } from '~/platform/backup/bare-database.server'
import { readBackup } from '~/platform/backup/read-backup.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'

import { fillSearch } from '../../prisma/seed'
import { folderArgument } from './arguments'
import { dataEnv } from './data-env'
import { showProgress } from './progress'
import { runCommand } from './run-command'

runCommand(async () => {
  const folder = path.resolve(folderArgument('from', 'npm run restore -- --from FOLDER'))
  const env = dataEnv()
  const database = await openBareDatabase(env, { beside: false })
  try {
    const progress = showProgress('Restoring')
    const manifest = await readBackup(folder, { url: database.url, filesDir: path.join(env.dataDir, 'files') }, brokenInvariants, (done, total) => progress.at(done, total))
    progress.end()
    console.log(`Restored the backup of ${manifest.createdAt}; everything that must hold holds.`)
  } finally {
    await database.close()
  }
  // Opened as the site opens it: what this version adds to the schema is added now.
  const services = await openServices(env, createLog('warn'))
  try {
    await fillSearch(services, showProgress)
  } finally {
    await services.close()
  }
})
