import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Env } from '~/platform/env.server'
import { projectRoot } from '~/platform/project-root.server'

import { runInTerminal } from './site-process'

/** Written when the embedded database is full: the next start need not open it twice to know. */
const marker = (env: Env) => path.join(env.dataDir, 'demo-ready')

/** True when this data folder was prepared to the end by an earlier run. A database of one's own is always asked. */
export function isPrepared(env: Env): boolean {
  return env.databaseUrl === undefined && existsSync(marker(env)) && existsSync(path.join(env.dataDir, 'postgres', 'global', 'pg_control'))
}

/** Fills the database and the search where they are empty, in a process of its own: its memory is given back. */
export async function prepare(env: Env): Promise<void> {
  const { exited } = runInTerminal([process.execPath, '--import', 'tsx', path.join(projectRoot, 'app', 'cli', 'seed.ts')], { ...process.env, BOURSE_MODE: env.mode })
  if ((await exited) !== 0) throw new Error('The demo data could not be written; the lines above say why.')
  if (env.databaseUrl === undefined) writeFileSync(marker(env), '')
}
