import * as z from 'zod'

import { authorizeListing } from '~/listings/listing-access.server'
import { dailyAvailability, freeFor } from '~/loans/availability.server'
import { daysOf, loanPeriod, type Period, wholeDays } from '~/loans/loan-period'
import { wishVerdict } from '~/loans/request-rules'
import { DomainError, notFound } from '~/platform/errors'
import { daysBetween, parisInstant } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

import { day, instant, iso, moment } from './common.schema'

/** The longest window of one call, in days. */
const MOST_DAYS = 366

const edge = z.union([day, instant], { error: 'invalid_date' })

export const availabilityQuery = z.strictObject({
  from: edge.describe('A day of Paris, or a date-time with its offset'),
  to: edge.describe('A day, included; or a date-time with its offset, excluded'),
  quantity: z.string().regex(/^[1-9]\d{0,5}$/, { error: 'not_a_number' }).transform(Number).optional().describe('1 where it is left out'),
})

export const availabilityResource = z.strictObject({
  listingId: z.int(),
  quantity: z.int(),
  free: z.int().describe('How many are free during the whole of the loan, buffers included'),
  available: z.boolean().describe('This quantity could be asked for, then'),
  code: z.string().nullable().describe('What is against it'),
  eventStart: moment,
  eventEnd: moment,
  start: moment.describe('The loan: from the retrait'),
  end: moment.describe('to the retour'),
  days: z.array(z.strictObject({ day: z.string(), state: z.enum(['free', 'partial', 'taken', 'closed']), free: z.int() })),
})

/**
 * What is free of an annonce during an event, and day by day.
 * @throws {DomainError} 404 `not_found`; 422 `end_before_start`, `window_too_long`.
 */
export async function listingAvailability(context: Context, id: number, query: z.output<typeof availabilityQuery>): Promise<z.input<typeof availabilityResource>> {
  const { db, now, viewer } = context
  const event = eventOf(query)
  if (event.endsAt <= event.startsAt) throw new DomainError('end_before_start', { field: 'to' })
  const { first, last } = daysOf(event)
  const days = daysBetween(first, last) + 1
  if (days > MOST_DAYS) throw new DomainError('window_too_long', { field: 'to', details: { days: MOST_DAYS } })
  const listing = await db.listing.findUnique({
    where: { id },
    include: { closures: { where: { endsAt: { gt: now } } }, sites: { select: { communeInsee: true } }, organisation: { select: { status: true } } },
  })
  if (!listing) throw notFound()
  authorizeListing(viewer, 'listing.read', listing)

  const quantity = query.quantity ?? 1
  const period = loanPeriod(event, listing)
  const [free, frise] = await Promise.all([freeFor(db, listing, period, now), dailyAvailability(db, listing, first, days, now)])
  const verdict = wishVerdict({ event, period, quantity }, listing, now)
  const code = verdict.ok ? (free < quantity ? 'not_available' : null) : verdict.code
  return {
    listingId: id, quantity, free, available: code === null, code, eventStart: iso(event.startsAt), eventEnd: iso(event.endsAt),
    start: iso(period.startsAt), end: iso(period.endsAt), days: frise,
  }
}

/** Days are whole, and the last one counts; instants are half-open. */
function eventOf({ from, to }: { from: string | Date; to: string | Date }): Period {
  return {
    startsAt: typeof from === 'string' ? parisInstant(from) : from,
    endsAt: typeof to === 'string' ? wholeDays(to, to).endsAt : to,
  }
}
