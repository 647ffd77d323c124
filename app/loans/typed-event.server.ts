import type { Database } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'

import { eventPeriod, type TypedDates } from './event-dates'
import type { Period } from './loan-period'

/** The event that somebody has typed for an annonce. @throws {DomainError} 404 `not_found`; 422 with the field of the date. */
export async function typedEvent(db: Database, listingId: number, typed: TypedDates): Promise<Period> {
  const listing = await db.listing.findUnique({ where: { id: listingId }, select: { nature: true } })
  if (!listing) throw notFound()
  const dates = eventPeriod(listing.nature, typed)
  if (!dates.ok) throw new DomainError(dates.code, { field: dates.field })
  return dates.event
}
