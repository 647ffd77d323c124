/** `npm run seed`: fills an empty database with the demo's data, beside a running site or without one. */
import { envOrExit } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'

import { seed } from '../../prisma/seed'
import { showProgress } from './progress'
import { runCommand } from './run-command'

runCommand(async () => {
  const env = envOrExit(process.env.BOURSE_MODE ? {} : { BOURSE_MODE: 'demo' })
  if (env.mode === 'production') throw new Error('Demo data has no place in production.')
  console.log('Starting the database …')
  const services = await openServices(env, createLog('warn'), { beside: true })
  try {
    const filled = await seed(services, new Date(), showProgress)
    console.log(filled ? 'The demo data stands.' : 'The database already holds associations: nothing was changed.')
  } finally {
    await services.close()
  }
})
