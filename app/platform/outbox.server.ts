import type { Prisma, Transaction } from './database.server'

/** What happened to one thing. Both a line of its timeline and the cause of mails, index updates and feeds. */
export interface DomainEvent {
  kind: `${string}.${string}`
  subjectType: string
  subjectId: string | number
  actorId?: string | null
  organisationId?: string | null
  /** Ids and figures only: no personal data, no secret. */
  payload?: Prisma.InputJsonObject
}

/**
 * Which jobs go first, the smaller the sooner; 0 where nothing is said. The events of an import are dispatched before the search is
 * told of them, so that it is told of many at once, and both before a thousand mails.
 */
export const PRIORITY = { dispatch: -20, index: -10 } as const

/**
 * Writes events in the transaction of the change they tell of, in this order, each with its one job.
 * With the transaction rolled back neither exists; once committed the job runs at least once.
 */
export async function emit(tx: Transaction, ...events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ kind, subjectType, subjectId, actorId = null, organisationId = null, payload = {} }) => ({ kind, subjectType, subjectId: String(subjectId), actorId, organisationId, payload }))
  await tx.$queryRaw`
    with written as (
      insert into event (kind, subject_type, subject_id, actor_id, organisation_id, payload)
      select kind, "subjectType", "subjectId", "actorId", "organisationId", payload
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as listed (event, place),
        jsonb_to_record(event) as told (kind text, "subjectType" text, "subjectId" text, "actorId" uuid, "organisationId" uuid, payload jsonb)
      order by place
      returning id
    )
    select graphile_worker.add_job('dispatch', json_build_object('eventId', id::text), job_key := 'event:' || id, priority := ${PRIORITY.dispatch})::text from written`
}

export interface JobSpec {
  task: string
  payload: Prisma.InputJsonObject
  /** Jobs with the same key that have not run yet become one. */
  key: string
  runAt?: Date
  /** See `PRIORITY`. */
  priority?: number
}

/** Adds jobs in the given transaction (or at once, outside one). */
export async function addJobs(db: Pick<Transaction, '$queryRaw'>, jobs: JobSpec[]): Promise<void> {
  for (const job of jobs) {
    await db.$queryRaw`
      select graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json, job_key := ${job.key},
                                     run_at := coalesce(${job.runAt ?? null}::timestamptz, now()), priority := ${job.priority ?? 0})::text`
  }
}
