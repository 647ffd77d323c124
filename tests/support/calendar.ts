import { freeById } from '~/listings/calendar/calendar'
import { type CalendarListing, NO_LIMIT, NOBODY } from '~/listings/calendar/listing-columns'
import { termsNumber } from '~/listings/calendar/numbering'
import type { CalendarView } from '~/listings/calendar/open-calendar.server'
import type { Period } from '~/loans/loan-period'

/** How many of these annonces can be had for an event; 0 of one that may not be found. */
export function freeIn({ listings }: CalendarView, ids: readonly number[], event: Period | null, now: Date): Map<number, number> {
  const freeOf = freeById(listings, event, now)
  return new Map(ids.map((id) => [id, freeOf(id)]))
}

/** An annonce that nothing is asked of, as far as it is not said otherwise. */
export const calendarListing = (numbers: Partial<CalendarListing>): CalendarListing => ({
  id: 1, stock: 1, lost: 0, terms: termsNumber({ nature: 'pret', pickupSlots: [], returnSlots: [] }), nature: 0, category: 0, communes: 0, commune: -1,
  bufferBefore: 0, bufferAfter: 0, minDuration: 0, maxDuration: NO_LIMIT, noticeHours: 0, turn: 0, publishedAt: 0, capacity: NOBODY, free: 1, accessible: 1,
  closures: [], holds: [], ...numbers,
})
