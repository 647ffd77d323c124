import cluster from 'node:cluster'

import * as build from '@remix-run/dev/server-build'
import { broadcastDevReady, type ServerBuild } from '@remix-run/node'

import { refuseDemoData } from './accounts/demo-guard.server'
import { serve, type Serving } from './http/serve.server'
import { DidNotComeUp, startWebProcesses } from './http/web-processes.server'
import { resumeIndexing } from './listings/index-listings.server'
import { DataFolderInUse } from './platform/data-lock.server'
import { type Env, envOrExit } from './platform/env.server'
import { startJobs } from './platform/jobs.server'
import { createLog, type Log } from './platform/log.server'
import { MigrationError } from './platform/migrations.server'
import { openServices, type Services } from './services.server'
import { CRON, tasksOf } from './tasks.server'

/** Opens the site; or, in a process that it started for that, answers requests. */
export async function start(): Promise<void> {
  const env = envOrExit()
  const log = createLog(env.logLevel)
  if (cluster.isPrimary) return open(env, log)
  try {
    await answer(env, log)
  } catch (error) {
    complain(error, env, log)
    process.exit(1)
  }
}

/** Check the environment, open the services, start the jobs, listen; and the reverse on SIGTERM. */
async function open(env: Env, log: Log): Promise<void> {
  const closers: Closers = []
  const stop = endsWith(closers, log)
  try {
    const services = await openServices(env, log, {
      onServerLost: (name) => {
        log.fatal({ server: name }, 'an embedded server ended by itself; stopping, the next start recovers')
        void stop(1)
      },
    })
    closers.push(() => services.close())
    await refuseDemoData(services)
    await resumeIndexing(services)
    const jobs = await startJobs({ pool: services.database.pool, tasks: tasksOf(services), cron: CRON, log, soleProcess: env.databaseUrl === undefined })
    closers.push(() => jobs.stop().catch(() => {}))
    const serving = await (env.processes === 1 ? serveReady(services) : startWebProcesses({ count: env.processes, env: addressesOf(services), log }))
    closers.push(() => serving.stop())
    log.info({ url: env.publicUrl, mode: env.mode, processes: env.processes, search: services.search.engine() }, 'ready')
  } catch (error) {
    complain(error, env, log)
    return stop(1)
  }
  if (env.mode === 'development') void broadcastDevReady(build as unknown as ServerBuild)
}

/** One of several processes that answer requests: the first has opened the servers and prepared the database. */
async function answer(env: Env, log: Log): Promise<void> {
  const services = await openServices(env, log, { prepared: true })
  const serving = await serveReady(services)
  endsWith([() => services.close(), () => serving.stop()])
}

/** The calendar is read whole before anybody is answered, so that nobody's first search waits for it. */
async function serveReady(services: Services): Promise<Serving> {
  await services.calendar.current()
  return serve(services, build as unknown as ServerBuild)
}

/** Where another process finds the servers that this one has opened. */
const addressesOf = ({ database, meilisearch }: Services): Record<string, string> => ({
  DATABASE_URL: database.url, ...(meilisearch ? { MEILI_HOST: meilisearch.host, MEILI_API_KEY: meilisearch.apiKey } : { SEARCH_ENGINE: 'postgres' }),
})

type Closers = (() => Promise<void>)[]

/** Ends this process in order, what was opened last first: on SIGTERM and Ctrl-C, or when called. */
function endsWith(closers: Closers, log?: Log): (code: number) => Promise<void> {
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    log?.info('stopping')
    for (const close of closers.splice(0).reverse()) await close()
    log?.info('stopped')
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0))
  return stop
}

/** Their message is all there is to say. */
const EXPLAINED = [DataFolderInUse, MigrationError, DidNotComeUp]

/** Says what went wrong to the person at the terminal. */
function complain(error: unknown, env: Env, log: Log): void {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  if (!taken && !EXPLAINED.some((known) => error instanceof known)) log.error({ err: error }, 'start')
  console.error(taken ? `Port ${env.port} is taken by another program. Choose one: PORT=${env.port + 1}` : error instanceof Error ? error.message : error)
}
