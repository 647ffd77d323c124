import type { OpenDatabase } from '~/platform/database.server'

/** The jobs of one kind that wait, taken out of the queue. */
export async function takeJobs<P>({ pool }: OpenDatabase, task: string): Promise<P[]> {
  const { rows } = await pool.query<{ payload: P }>(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = $1 returning j.payload`, [task])
  return rows.map(({ payload }) => payload)
}
