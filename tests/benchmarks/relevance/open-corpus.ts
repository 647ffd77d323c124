import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { openSearch, type Search } from 'search/open-search.server'
import type { EngineName } from 'search/search-engine'

import { fillSearch } from '../../../prisma/seed'
import { lockDataFolder } from '~/platform/data-lock.server'
import { openDatabase, type OpenDatabase } from '~/platform/database.server'
import { migrateJobs } from '~/platform/jobs.server'
import { startEmbeddedMeilisearch } from '~/platform/meilisearch-launcher.server'
import { migrate } from '~/platform/migrations.server'
import { startEmbeddedPostgres } from '~/platform/postgres-launcher.server'

import { fillCorpus } from './corpus'

/** The corpus in servers of its own, and the engines that answer over it. */
export interface OpenCorpus {
  database: OpenDatabase
  engines: { name: EngineName; search: Search }[]
  close(): Promise<void>
}

const log = { info() {}, warn(fields: object, message: string) { console.warn(message, fields) }, error(fields: object, message: string) { console.error(message, fields) } }

/** Starts a database and a Meilisearch in a temporary folder and fills them; without Meilisearch there is one engine. */
export async function openCorpus(): Promise<OpenCorpus> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bourse-relevance-'))
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const lock = await lockDataFolder(folder)
    closers.push(() => lock.release())
    const postgres = await startEmbeddedPostgres(folder)
    closers.push(() => postgres.stop())
    await migrate(postgres.url)
    const database = openDatabase(postgres.url)
    closers.push(() => database.close())
    await migrateJobs(database.pool)
    await fillCorpus(database, 'demo and bench')

    const meilisearch = await startEmbeddedMeilisearch(folder, 'relevance-master-key-0123456789', { allowRepublished: true })
    if (meilisearch) closers.push(() => meilisearch.stop())
    const engines = (['meilisearch', 'postgres'] as const).filter((name) => name === 'postgres' || meilisearch).map((name) => {
      const search = openSearch({ pool: database.pool, meilisearch: name === 'meilisearch' ? meilisearch : null, log, timeout: 10_000 })
      closers.push(() => search.close())
      return { name, search }
    })
    for (const { search } of engines) await search.settled()
    await fillSearch({ db: database.db, search: engines[0]!.search }, () => ({ at: () => {}, end: () => {} }))
    return { database, engines, close }
  } catch (error) {
    await close()
    throw error
  }
}
