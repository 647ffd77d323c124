import { type Runner, type TaskList, Logger, parseCronItems, run, runMigrations, type CronItem } from 'graphile-worker'
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

/** No job of ours runs longer. */
const LONGEST_JOB = '15 minutes'

/** Gives back the jobs of processes that were killed: otherwise they would stay locked for four hours. */
export async function unlockDeadWorkers(pool: pg.Pool, olderThan: string = LONGEST_JOB): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - $1::interval))`,
    [olderThan],
  )
}

/**
 * Starts the jobs of this process.
 * @param options.soleProcess no other process works on this database: whatever is locked now belongs to a dead one.
 */
export async function startJobs(options: { pool: pg.Pool; tasks: TaskList; cron: CronItem[]; log: Log; soleProcess: boolean }): Promise<Runner> {
  const { pool, tasks, cron, log } = options
  await unlockDeadWorkers(pool, options.soleProcess ? '0 seconds' : LONGEST_JOB)
  return run({ pgPool: pool, taskList: tasks, parsedCronItems: parseCronItems(cron), concurrency: 4, noHandleSignals: true, pollInterval: 2000, logger: workerLogger(log) })
}
