import { type SearchContext, searchListings } from '~/listings/search-listings.server'
import { type Database, Prisma, type Transaction, transaction } from '~/platform/database.server'

import { type NeedRecord, WITH_OWNER } from './need-access.server'
import { needQuery } from './need-query'
import { needState } from './need-rules'

export type MatchContext = SearchContext & { db: Database }

/** A need that so many annonces fit is served: older ones are not noted. */
export const MOST_MATCHES = 200

/**
 * Asks the search what fits a need now, and notes it. A pair that was noted before stays as it was, told or not, so that
 * nobody is told twice; what fits no more is marked so. Twice the same changes nothing.
 * @param seekerKnows what is found now stands on the need's page as it is posted: only lenders are still to be told.
 */
export async function matchNeed(context: MatchContext, need: NeedRecord, { seekerKnows }: { seekerKnows: boolean }): Promise<void> {
  if (needState(need, context.now) !== 'open') return
  const found = await findListings(context, need)
  await transaction(context.db, async (tx) => {
    const fitting = await open(tx, need, found)
    // Asked anew, a need begins anew; in the daily round what fits no more is kept, so that it is not told as new when it is back.
    if (seekerKnows) await tx.$executeRaw`delete from need_match where need_id = ${need.id}::uuid and not listing_id = any(${fitting}::int[])`
    else await tx.$executeRaw`update need_match set fits = false where need_id = ${need.id}::uuid and fits and not listing_id = any(${fitting}::int[])`
    await tx.$executeRaw`
      insert into need_match (need_id, listing_id, found_at, seeker_knows)
      select ${need.id}::uuid, id, ${context.now}, ${seekerKnows} from unnest(${fitting}::int[]) as id
      on conflict (need_id, listing_id) do update set fits = true where not need_match.fits`
  })
}

/** The same for a job, which has only the id. A need that is gone, closed or hidden is left alone. */
export async function matchNeedById(context: MatchContext, needId: string, options: { seekerKnows: boolean }): Promise<void> {
  const need = await context.db.need.findUnique({ where: { id: needId }, include: WITH_OWNER })
  if (need) await matchNeed(context, need, options)
}

/** The newest annonces that the search gives, in one question: in its other orders old ones would come and go as if they were new. */
async function findListings(context: SearchContext, need: NeedRecord): Promise<number[]> {
  const query = needQuery(need, context.now)
  query?.set('tri', 'recent')
  return query ? (await searchListings(context, query, { pageSize: MOST_MATCHES })).items.map(({ id }) => id) : []
}

/** Those of these annonces that this need's owner may ask for: not her own association's, and not kept for another commune. */
async function open(tx: Transaction, need: NeedRecord, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select l.id from listing l join organisation o on o.id = l.organisation_id
    where l.id = any(${ids}::int[]) and ${mayBeAsked(need)}`
  return rows.map(({ id }) => id)
}

function mayBeAsked({ organisationId, organisation, personId }: NeedRecord): Prisma.Sql {
  if (organisationId && organisation) return Prisma.sql`l.organisation_id <> ${organisationId}::uuid and (l.audience <> 'same_commune' or o.commune_insee = ${organisation.communeInsee})`
  return Prisma.sql`not exists (select from membership m where m.person_id = ${personId}::uuid and m.organisation_id = l.organisation_id)`
}
