import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { lockDataFolder } from '../../app/platform/data-lock.server'
import { openDatabase } from '../../app/platform/database.server'
import { migrateJobs } from '../../app/platform/jobs.server'
import { startEmbeddedMeilisearch } from '../../app/platform/meilisearch-launcher.server'
import { migrate } from '../../app/platform/migrations.server'
import { embeddedDatabaseUrl, ensureDatabase, startEmbeddedPostgres } from '../../app/platform/postgres-launcher.server'

declare module 'vitest' {
  interface ProvidedContext {
    dataDir: string
    meilisearch: { host: string; apiKey: string } | null
  }
}

export const TEMPLATE = 'bourse_template'

/** One PostgreSQL and one Meilisearch for the whole run; every test file gets its own copy of a migrated template. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bourse-test-'))
  const lock = await lockDataFolder(dataDir)
  const postgres = await startEmbeddedPostgres(dataDir)
  await ensureDatabase(postgres.url, TEMPLATE)
  const url = embeddedDatabaseUrl(dataDir, TEMPLATE)
  await migrate(url)
  const template = openDatabase(url)
  await migrateJobs(template.pool)
  await template.close()
  const admin = new pg.Client({ connectionString: postgres.url })
  await admin.connect()
  // A crash of the test machine may lose test data; nobody minds.
  await admin.query('alter system set fsync = off')
  await admin.query('alter system set synchronous_commit = off')
  await admin.query('select pg_reload_conf()')
  await admin.end()
  const meilisearch = await startEmbeddedMeilisearch(dataDir, 'test-master-key-0123456789', { allowRepublished: true })
  project.provide('dataDir', dataDir)
  project.provide('meilisearch', meilisearch && { host: meilisearch.host, apiKey: meilisearch.apiKey })
  return async () => {
    await meilisearch?.stop()
    await postgres.stop()
    await lock.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
