import { createServer, type Server } from 'node:http'

import * as build from '@remix-run/dev/server-build'
import { broadcastDevReady } from '@remix-run/node'

import { refuseDemoData } from './accounts/demo-guard.server'
import { createApp } from './http/app.server'
import { resumeIndexing } from './listings/index-listings.server'
import { DataFolderInUse } from './platform/data-lock.server'
import { envOrExit } from './platform/env.server'
import { startJobs } from './platform/jobs.server'
import { createLog } from './platform/log.server'
import { MigrationError } from './platform/migrations.server'
import { openServices, type Services } from './services.server'
import { CRON, tasksOf } from './tasks.server'

/** How long open requests may take to finish after SIGTERM. */
const DRAIN_MS = 10_000

/** The process: check the environment, open the services, start the jobs, listen; and the reverse on SIGTERM. */
export async function start(): Promise<void> {
  const env = envOrExit()
  const log = createLog(env.logLevel)
  const state = { draining: false }
  let stop = async (code: number): Promise<void> => process.exit(code)

  let services: Services
  try {
    services = await openServices(env, log, {
      onServerLost: (name) => {
        log.fatal({ server: name }, 'an embedded server ended by itself; stopping, the next start recovers')
        void stop(1)
      },
    })
    await refuseDemoData(services)
    // Read whole now, so that nobody's first search waits for it.
    await services.calendar.current()
    await resumeIndexing(services)
  } catch (error) {
    if (!(error instanceof DataFolderInUse) && !(error instanceof MigrationError)) log.error({ err: error }, 'start')
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }

  const jobs = await startJobs({ pool: services.database.pool, tasks: tasksOf(services), cron: CRON, log, soleProcess: env.databaseUrl === undefined })
  const server = createServer(createApp({ services, build: build as never, state }))

  stop = async (code) => {
    if (state.draining) return
    state.draining = true
    log.info('stopping')
    await drain(server)
    await jobs.stop().catch(() => {})
    await services.close()
    log.info('stopped')
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0))

  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${env.port} is taken by another program. Choose one: PORT=${env.port + 1}` : error.message)
    void stop(1)
  })
  server.listen(env.port, env.host, () => {
    log.info({ url: env.publicUrl, mode: env.mode, search: services.search.engine() }, 'ready')
    if (env.mode === 'development') void broadcastDevReady(build as never)
  })
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())])
  server.closeAllConnections()
}
