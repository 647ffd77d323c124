import { type Database, type Transaction, transaction } from '~/platform/database.server'
import { addJobs } from '~/platform/outbox.server'
import type { Services } from '~/services.server'

import { type MatchContext, matchNeed } from './match-need.server'
import { WITH_OWNER } from './need-access.server'
import { roundDay } from './need-rules'

/** Needs a job asks the search for; the next job goes on after them. */
const BATCH = 100
/** Needs whose time is over, closed in one statement. */
const CLOSED_AT_ONCE = 5000

/**
 * Begins the round of the day, once, from 18 h of Paris on: needs whose time is over are closed, the first batch is handed to a job.
 * @returns true where it began now.
 */
export async function beginRound(db: Database, now: Date): Promise<boolean> {
  const day = roundDay(now)
  if (day === null) return false
  return transaction(db, async (tx) => {
    const began = await tx.$executeRaw`insert into need_round (day, started_at) values (${day}::date, ${now}) on conflict (day) do nothing`
    if (began === 0) return false
    await tx.$executeRaw`
      update need set closed_at = stands_until, ending = 'expired'
      where id in (select id from need where closed_at is null and stands_until <= ${now} order by stands_until limit ${CLOSED_AT_ONCE})`
    await addJobs(tx, [matchJob(day, null)])
    return true
  })
}

/**
 * Asks the search again for the next open needs, then hands on to the next job, and after the last tells people. A need whose
 * search fails is left for tomorrow: it keeps nobody else waiting.
 * @param after the last need of the batch before; null at the beginning.
 */
export async function matchBatch(context: MatchContext & { services: Pick<Services, 'log'> }, { day, after }: { day: string; after: string | null }): Promise<void> {
  const { db, services } = context
  const needs = await db.need.findMany({
    where: { closedAt: null, hiddenAt: null, ...(after && { id: { gt: after } }), OR: [{ organisationId: null }, { organisation: { status: 'verified' } }] },
    orderBy: { id: 'asc' }, take: BATCH, include: WITH_OWNER,
  })
  for (const need of needs) {
    await matchNeed(context, need, { seekerKnows: false }).catch((error: unknown) => services.log.error({ err: error, needId: need.id }, 'needs: one was not matched today'))
  }
  if (needs.length === BATCH) await addJobs(db, [matchJob(day, needs.at(-1)!.id)])
  else await transaction(db, (tx) => tellMatches(tx, day, context.now))
}

const matchJob = (day: string, after: string | null) => ({ task: 'needsMatch', payload: { day, after }, key: `needs-match:${day}:${after ?? ''}` })

/**
 * Marks what is to be told today and queues one mail for each person concerned, all in one transaction: whatever dies
 * afterwards, the jobs stand. Once a day; what is found later waits for tomorrow.
 */
async function tellMatches(tx: Transaction, day: string, now: Date): Promise<void> {
  const telling = await tx.$executeRaw`update need_round set told_at = ${now} where day = ${day}::date and told_at is null`
  if (telling === 0) return
  await tx.$queryRaw`
    with told as (
      update need_match m set told_on = ${day}::date from need n
      where n.id = m.need_id and m.told_on is null and m.fits and n.closed_at is null and n.hidden_at is null
        and (n.organisation_id is null or exists (select from organisation o where o.id = n.organisation_id and o.status = 'verified'))
      returning m.need_id, m.listing_id, m.seeker_knows, n.person_id, n.organisation_id
    ), people as (
      select person_id from told where not seeker_knows and person_id is not null
      union select s.person_id from told join membership s using (organisation_id) where not seeker_knows
      union select s.person_id from told join listing l on l.id = told.listing_id join membership s on s.organisation_id = l.organisation_id where told.organisation_id is not null
    )
    select graphile_worker.add_job('needsMail', json_build_object('day', ${day}::text, 'personId', p.id), job_key := 'needs-mail:' || ${day}::text || ':' || p.id)::text
    from people join person p on p.id = people.person_id
    where p.disabled_at is null and p.email_verified_at is not null and not exists (select from need_mail_stop s where s.person_id = p.id and s.need_id is null)`
}
