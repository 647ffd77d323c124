import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Env } from '~/platform/env.server'

import { showProgress } from './progress'

/** Written when the embedded database is full: the next start need not open it twice to know. */
const marker = (env: Env) => path.join(env.dataDir, 'demo-ready')

/** True when this data folder was prepared to the end by an earlier run. A database of one's own is always asked. */
export function isPrepared(env: Env): boolean {
  return env.databaseUrl === undefined && existsSync(marker(env)) && existsSync(path.join(env.dataDir, 'postgres', 'global', 'pg_control'))
}

/** Opens the database and the search of this data folder, fills them where they are empty, closes them again. */
export async function prepare(env: Env): Promise<void> {
  // Loaded only when needed: the second start is the faster for it.
  const [{ openServices }, { createLog }, { seed }] = await Promise.all([import('~/services.server'), import('~/platform/log.server'), import('../../prisma/seed')])
  console.log('Starting the database …')
  const services = await openServices(env, createLog('warn'))
  try {
    if (await seed(services, new Date(), showProgress)) console.log('The demo data stands.')
    if (env.databaseUrl === undefined) writeFileSync(marker(env), '')
  } finally {
    await services.close()
  }
}
