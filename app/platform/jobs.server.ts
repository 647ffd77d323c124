import { EventEmitter } from 'node:events'

import { type TaskList, type WorkerEvents, Logger, parseCronItems, run, runMigrations, type CronItem } from 'graphile-worker'
import type pg from 'pg'

import type { Log } from './log.server'

/** graphile-worker writes to the console; its lines go to our log instead. */
function workerLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({ worker: message }, 'jobs')
    else if (level === 'warning') log.warn({ worker: message }, 'jobs')
    else log.debug({ worker: message }, 'jobs')
  })
}

/** Creates or updates the tables of the jobs. Needed before the first event is written. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
}

/** Names the advisory locks by which processes are known to be alive: the bytes of « jobs ». */
const ALIVE = 0x6a6f6273
/** A process takes its first job a moment before it is known to be alive. */
const JUST_BEGUN_SECONDS = 5
const SWEEP_MS = 15_000

/**
 * Gives back the jobs of processes that were killed: otherwise they would stay locked for four hours.
 * @param everything no other process works on this database: whatever is locked belongs to a dead one.
 */
async function unlockDeadWorkers(pool: pg.Pool, everything: boolean): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker._private_jobs
       where locked_by is not null and ($2 or (locked_at < now() - make_interval(secs => $3) and not exists (
         select from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
           and classid = $1::oid and objid = (hashtext(locked_by)::bigint & 4294967295)::oid)))))`,
    [ALIVE, everything, JUST_BEGUN_SECONDS],
  )
}

/** The jobs of one process. */
export interface Jobs {
  /** Ends what runs, takes no more. */
  stop(): Promise<void>
}

/** An advisory lock on a connection of this process, which ends with it however it ends. */
function signsOfLife(pool: pg.Pool, worker: string) {
  let holder: pg.PoolClient | null = null
  return {
    /** Shows it, or shows it again where the connection was lost. */
    async show(): Promise<void> {
      if (holder) return
      const client = await pool.connect()
      try {
        await client.query('select pg_try_advisory_lock_shared($1, hashtext($2))', [ALIVE, worker])
      } catch (error) {
        client.release(true)
        throw error
      }
      holder = client
      client.once('error', () => {
        holder = null
        client.release(true)
      })
    },
    end(): void {
      holder?.release(true)
      holder = null
    },
  }
}

/**
 * Starts the jobs of this process. Those that another one took and was killed over are taken up again at once, or within half a minute
 * where several processes share the database.
 * @param options.soleProcess no other process works on this database.
 */
export async function startJobs(options: { pool: pg.Pool; tasks: TaskList; cron: CronItem[]; log: Log; soleProcess: boolean }): Promise<Jobs> {
  const { pool, tasks, cron, log } = options
  await unlockDeadWorkers(pool, options.soleProcess)
  const events: WorkerEvents = new EventEmitter()
  // The name under which this process takes its jobs.
  const named = new Promise<string>((resolve) => events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)))
  const runner = await run({
    pgPool: pool, taskList: tasks, parsedCronItems: parseCronItems(cron), concurrency: 4, noHandleSignals: true, pollInterval: 2000, logger: workerLogger(log), events,
  })
  const life = signsOfLife(pool, await named)
  await life.show()
  const sweep = setInterval(() => void life.show().then(() => unlockDeadWorkers(pool, false)).catch((error: unknown) => log.warn({ err: error }, 'jobs of dead processes')), SWEEP_MS)
  return {
    async stop() {
      clearInterval(sweep)
      await runner.stop()
      life.end()
    },
  }
}
