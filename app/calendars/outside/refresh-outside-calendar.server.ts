import { lockListings } from '~/loans/loan-record.server'
import { type Database, transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'

import { fetchCalendar, PUBLIC_INTERNET, type Reach } from './fetch-calendar.server'
import { readBusy } from './read-busy.server'
import { writeClosures } from './write-closures.server'

/** Readings are spread over so many minutes of the hour. */
const SPREAD = 50

/** Hands each calendar to a job of its own, spread over the hour, whatever their number; an annonce that is archived is closed anyway. */
export async function askOutsideCalendars(db: Database): Promise<void> {
  await db.$queryRaw`
    select graphile_worker.add_job('outsideCalendar', json_build_object('listingId', c.listing_id), job_key := 'outside-calendar:' || c.listing_id,
                                   run_at := now() + (c.listing_id % ${SPREAD}::int) * interval '1 minute')::text
    from outside_calendar c join listing l on l.id = c.listing_id where l.status <> 'archived'`
}

/**
 * Reads an annonce's calendar again. What cannot be read leaves the closures as they were, and says so on the annonce's page; an
 * address that was changed meanwhile is left alone.
 */
export async function refreshOutsideCalendar(db: Database, listingId: number, now: Date, reach: Reach = PUBLIC_INTERNET): Promise<void> {
  const calendar = await db.outsideCalendar.findUnique({ where: { listingId }, select: { url: true } })
  if (!calendar) return
  const same = { listingId, url: calendar.url }
  const busy = await fetchCalendar(calendar.url, reach).then((text) => readBusy(text, now)).catch((error: unknown) => {
    if (error instanceof DomainError) return error.code
    throw error
  })
  if (typeof busy === 'string') return void (await db.outsideCalendar.updateMany({ where: same, data: { fault: busy } }))
  await transaction(db, async (tx) => {
    await lockListings(tx, [listingId])
    const { count } = await tx.outsideCalendar.updateMany({ where: same, data: { readAt: now, fault: null, cut: busy.cut } })
    if (count === 0) return
    const listing = await tx.listing.findUniqueOrThrow({ where: { id: listingId }, select: { id: true, organisationId: true } })
    await writeClosures(tx, listing, busy.periods, now)
  })
}
