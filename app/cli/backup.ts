/** `npm run backup -- --to FOLDER`: the rows of one instant and their pictures, while the site runs or not. */
import path from 'node:path'

import { openBareDatabase } from '~/platform/backup/bare-database.server'
import { writeBackup } from '~/platform/backup/write-backup.server'

import { folderArgument } from './arguments'
import { dataEnv } from './data-env'
import { showProgress } from './progress'
import { runCommand } from './run-command'

runCommand(async () => {
  const folder = path.resolve(folderArgument('to', 'npm run backup -- --to FOLDER'))
  const env = dataEnv()
  const database = await openBareDatabase(env, { beside: true })
  try {
    const progress = showProgress('Backing up')
    const { manifest, missing } = await writeBackup({ url: database.url, filesDir: path.join(env.dataDir, 'files') }, folder, new Date(), (done, total) => progress.at(done, total))
    progress.end()
    for (const name of missing) console.error(`Missing picture, left out: ${name}`)
    console.log(`Backed up to ${folder}: ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows, ${manifest.files.length} files.`)
  } finally {
    await database.close()
  }
})
