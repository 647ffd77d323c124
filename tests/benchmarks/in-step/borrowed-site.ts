import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { build, needsBuild } from '~/cli/build-if-needed'
import { readClock } from '~/platform/clock.server'
import { openDatabase, type OpenDatabase } from '~/platform/database.server'
import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'

import { type BenchData, benchDataIn, buildFolder } from '../data/build-folder'
import { type RunningSite, startSite } from '../search/site'

export interface BorrowedSite {
  data: BenchData
  folder: string
  site: RunningSite
  /** Beside the site, on its database. */
  database: OpenDatabase
  meilisearch: { host: string; apiKey: string }
}

/** The built site on a copy of this data folder, which it may change; gone afterwards. @param folder built where it is not there; null for one of 20,000 annonces */
export async function withBorrowedSite(folder: string | null, work: (borrowed: BorrowedSite) => Promise<void>): Promise<void> {
  if (needsBuild()) {
    console.log('Building the site …')
    await build()
  }
  const original = folder ?? path.join(os.tmpdir(), 'bourse-bench-20000')
  const data = benchDataIn(original) ?? (await buildFolder(original, 20_000, readClock()))
  const copy = mkdtempSync(path.join(os.tmpdir(), 'bourse-borrowed-'))
  try {
    cpSync(original, copy, { recursive: true, filter: (source) => !source.endsWith('postmaster.pid') })
    console.log(`${data.annonces} annonces, ${data.reservations} reservations; ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)} before it begins`)
    const site = await startSite(copy, 'meilisearch')
    const database = openDatabase(embeddedDatabaseUrl(copy), { poolSize: 4 })
    try {
      await allIndexed(database)
      await work({ data, folder: copy, site, database, meilisearch: addressIn(copy) })
    } finally {
      await database.close()
      await site.stop()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function addressIn(folder: string): { host: string; apiKey: string } {
  const read = (...names: string[]) => readFileSync(path.join(folder, ...names), 'utf8')
  return { host: read('meilisearch.address'), apiKey: read('secrets', 'meilisearch') }
}

/** A new version of the program writes every document anew at its first start. */
export async function allIndexed({ pool }: OpenDatabase): Promise<void> {
  const left = async () => (await pool.query<{ left: number }>(
    `select ((select count(*) from search_stale) + (select count(*) from search_pending where refused is null)
      + (select count(*) from graphile_worker.jobs where task_identifier in ('dispatch', 'index') and attempts < max_attempts))::int as left`)).rows[0]!.left
  while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
}
