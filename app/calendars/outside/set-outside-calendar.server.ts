import { authorizeListing, lockToEdit, readAccess } from '~/listings/listing-access.server'
import { transaction } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import { fetchCalendar, PUBLIC_INTERNET, type Reach } from './fetch-calendar.server'
import { readBusy } from './read-busy.server'
import { writeClosures } from './write-closures.server'

/**
 * Lets a calendar kept elsewhere close an annonce. It is read first: an address that gives no calendar is refused, and nothing changes.
 * Call it outside a transaction: it waits for somebody else's server, 5 s at most.
 * @returns how many closures it makes. @throws {DomainError} 404, 403; 422 as fetchCalendar and readBusy.
 */
export async function setOutsideCalendar(context: Context, { listingId, url }: { listingId: number; url: string }, reach: Reach = PUBLIC_INTERNET): Promise<number> {
  const { db, viewer, now } = context
  authorizeListing(viewer, 'listing.edit', await readAccess(db, listingId))
  const { periods, cut } = await readBusy(await fetchCalendar(url, reach), now)
  await transaction(db, async (tx) => {
    const listing = await lockToEdit(tx, viewer, listingId)
    const read = { url, cut, readAt: now, fault: null }
    await tx.outsideCalendar.upsert({ where: { listingId }, create: { listingId, createdAt: now, ...read }, update: read })
    await writeClosures(tx, listing, periods, now)
  })
  return periods.length
}
