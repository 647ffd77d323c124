import path from 'node:path'

import { openSearch, type Search } from 'search/open-search.server'

import type { PrismaClient } from '../prisma/generated/client'
import { createSessions, type Sessions } from './accounts/sessions.server'
import { type Calendar, openCalendar } from './listings/calendar/open-calendar.server'
import { DataFolderInUse, type DataLock, lockDataFolder } from './platform/data-lock.server'
import { dataSecret } from './platform/data-secret.server'
import { openDatabase, type OpenDatabase } from './platform/database.server'
import type { Env } from './platform/env.server'
import { migrateJobs } from './platform/jobs.server'
import type { Log } from './platform/log.server'
import { createMailer, type Mailer } from './platform/mail.server'
import { type EmbeddedMeilisearch, runningMeilisearch, startEmbeddedMeilisearch } from './platform/meilisearch-launcher.server'
import { migrate } from './platform/migrations.server'
import { embeddedDatabaseUrl, startEmbeddedPostgres, type EmbeddedPostgres } from './platform/postgres-launcher.server'
import { createRateLimits, type RateLimits } from './platform/rate-limit.server'
import { ensureTerritory } from './territory/ensure-territory.server'
import { openPlaces, type Places } from './territory/places.server'

/** What a running bourse stands on: opened once a process, handed to every loader, action, verb and job. */
export interface Services {
  env: Env
  log: Log
  db: PrismaClient
  database: OpenDatabase
  mailer: Mailer
  rateLimits: RateLimits
  sessions: Sessions
  search: Search
  /** What is free when, in memory; every search stands on it. */
  calendar: Calendar
  places: Places
  /** The Meilisearch server behind `search`; null where PostgreSQL serves. */
  meilisearch: { host: string; apiKey: string } | null
  /** Cookies carry `Secure`: the site is reached by https. */
  secureCookies: boolean
  /** Folder of the stored pictures. */
  filesDir: string
  close(): Promise<void>
}

interface Options {
  /** A command beside a running site: use its embedded database instead of refusing to start. */
  beside?: boolean
  /** A command that mends the search: it reaches the index of a running site too, and does nothing else with it. */
  mendsSearch?: boolean
  /** Another process of this site has prepared the database. */
  prepared?: boolean
  /** Called when an embedded server ends by itself. */
  onServerLost?: (name: string) => void
}

/**
 * Opens everything in order: data folder, database, migrations, communes, search. Says each choice in one log line.
 * @throws {DataFolderInUse} {MigrationError} with a message for the person at the terminal.
 */
export async function openServices(env: Env, log: Log, options: Options = {}): Promise<Services> {
  const closers: (() => Promise<void>)[] = []
  let closing = false
  const close = async () => {
    closing = true
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  let searching: Promise<{ host: string; apiKey: string } | null> | undefined
  try {
    const lock = await takeDataFolder(env, options.beside ?? false)
    if (lock) closers.push(() => lock.release())

    // Both servers take about a second to start: side by side. Its failure is looked at below.
    searching = findMeilisearch(env, log, { ownsFolder: lock !== null, beside: options.mendsSearch ?? false }, closers)
    searching.catch(() => {})
    const url = env.databaseUrl ?? (lock ? await embeddedDatabase(env, log, closers, options) : embeddedDatabaseUrl(env.dataDir))
    if (env.databaseUrl && !options.prepared) log.info('database: PostgreSQL at DATABASE_URL')
    const database = openDatabase(url, { onIdleError: (error) => closing || log.warn({ err: error.message }, 'database: a connection was lost') })
    closers.push(() => database.close())
    if (!options.prepared) await prepareDatabase(database, env, log)

    const meilisearch = await searching
    const search = openSearch({ pool: database.pool, meilisearch, log, idle: options.mendsSearch ?? false })
    closers.push(async () => search.close())
    const secureCookies = env.publicUrl.startsWith('https:')
    return {
      env, log, database, search, meilisearch, calendar: openCalendar(database.pool), places: openPlaces(database.pool), secureCookies, close,
      db: database.db,
      mailer: createMailer({ smtpUrl: env.smtpUrl, from: env.mailFrom, publicUrl: env.publicUrl }),
      rateLimits: createRateLimits(database.pool),
      sessions: createSessions(database.db, { secure: secureCookies }),
      filesDir: path.join(env.dataDir, 'files'),
    }
  } catch (error) {
    await Promise.allSettled([searching])
    await close()
    throw error
  }
}

async function prepareDatabase({ url, pool, db }: OpenDatabase, env: Env, log: Log): Promise<void> {
  const applied = await migrate(url)
  if (applied.length > 0) log.info({ migrations: applied.length }, 'database: migrations applied')
  await migrateJobs(pool)
  const communes = await ensureTerritory(db, env)
  if (communes > 0) log.info({ communes }, 'territory: communes of France loaded')
}

/** Null when there is nothing to hold: both servers are elsewhere, or `beside` a site that holds the folder. */
async function takeDataFolder(env: Env, beside: boolean): Promise<DataLock | null> {
  if (env.databaseUrl && (env.meiliHost || env.searchEngine === 'postgres')) return null
  try {
    return await lockDataFolder(env.dataDir)
  } catch (error) {
    if (beside && error instanceof DataFolderInUse) return null
    throw error
  }
}

async function embeddedDatabase(env: Env, log: Log, closers: (() => Promise<void>)[], options: Options): Promise<string> {
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres(env.dataDir)
  let closing = false
  closers.push(() => {
    closing = true
    return postgres.stop()
  })
  void postgres.exited.then(() => closing || options.onServerLost?.('PostgreSQL'))
  log.info({ folder: env.dataDir, pid: postgres.pid }, 'database: embedded PostgreSQL 18')
  return postgres.url
}

async function findMeilisearch(
  env: Env, log: Log, { ownsFolder, beside }: { ownsFolder: boolean; beside: boolean }, closers: (() => Promise<void>)[],
): Promise<{ host: string; apiKey: string } | null> {
  if (env.searchEngine === 'postgres') {
    log.info('search: PostgreSQL (SEARCH_ENGINE=postgres)')
    return null
  }
  if (env.meiliHost) {
    log.info('search: Meilisearch at MEILI_HOST')
    return { host: env.meiliHost, apiKey: env.meiliApiKey ?? '' }
  }
  const apiKey = () => dataSecret(env.dataDir, 'meilisearch')
  if (!ownsFolder) {
    // What other commands write is told to the index by the site.
    const host = beside ? await runningMeilisearch(env.dataDir) : null
    return host === null ? null : { host, apiKey: apiKey() }
  }
  const embedded: EmbeddedMeilisearch | null = await startEmbeddedMeilisearch(env.dataDir, apiKey(), {
    allowRepublished: env.mode !== 'production',
    onLost: () => log.error('search: the embedded Meilisearch ended by itself; it is started again'),
  })
  if (!embedded) {
    if (env.searchEngine === 'meilisearch') throw new Error('SEARCH_ENGINE=meilisearch, but no Meilisearch server was found. Set MEILI_HOST, or install the meilisearch program.')
    log.info('search: PostgreSQL (no Meilisearch server found)')
    return null
  }
  closers.push(() => embedded.stop())
  log.info({ pid: embedded.pid, address: embedded.host }, 'search: embedded Meilisearch')
  return { host: embedded.host, apiKey: embedded.apiKey }
}
