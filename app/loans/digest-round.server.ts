import { type Database, transaction } from '~/platform/database.server'

import { digestDay } from './digest-rules'

/**
 * Begins the mails of the day, once, from 07:30 of Paris on: what was kept back is marked as told today, and each of its readers gets
 * one job, all in one transaction: whatever dies afterwards, the jobs stand. What happens later waits for tomorrow.
 * @returns true where it began now.
 */
export async function beginDigests(db: Database, now: Date): Promise<boolean> {
  const day = digestDay(now)
  if (day === null) return false
  return transaction(db, async (tx) => {
    const began = await tx.$executeRaw`insert into loan_digest_round (day, began_at) values (${day}::date, ${now}) on conflict (day) do nothing`
    if (began === 0) return false
    await tx.$queryRaw`
      with told as (update held_mail set told_on = ${day}::date where told_on is null returning person_id)
      select graphile_worker.add_job('loanDigest', json_build_object('day', ${day}::text, 'personId', person_id), job_key := 'loan-digest:' || ${day}::text || ':' || person_id)::text
      from (select distinct person_id from told) as readers`
    return true
  })
}
