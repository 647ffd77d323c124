import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { freeFor, holdsWithin } from '~/listings/calendar/calendar'
import { type CalendarListing, ListingColumns, NO_LIMIT } from '~/listings/calendar/listing-columns'
import { termsNumber } from '~/listings/calendar/numbering'
import { type Hold, freeWithin } from '~/loans/capacity'
import { FOREVER, loanPeriod, type Period, wholeDays } from '~/loans/loan-period'
import { wishVerdict } from '~/loans/request-rules'
import { addDays, parisInstant } from '~/platform/paris-time'

import { calendarListing } from '../../support/calendar'

const clock = fc.integer({ min: 0, max: 23 * 4 + 3 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
const slot = fc.tuple(fc.integer({ min: 1, max: 7 }), clock, clock).map(([day, a, b]) => ({ day, from: a < b ? a : b, to: a < b ? b : a }))
const slots = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(slot, { minLength: 1, maxLength: 4 }) })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
/** Around the night of each change of clocks, and in summer. */
const base = fc.constantFrom('2027-03-26', '2027-06-10', '2027-10-29')
const moment = (from: number, to: number) => fc.tuple(fc.integer({ min: from, max: to }), clock)

const annonce = fc.record({
  nature: fc.constantFrom('pret' as const, 'salle' as const, 'vehicule' as const, 'competence' as const, 'don' as const),
  stock: fc.integer({ min: 1, max: 4 }), lost: fc.integer({ min: 0, max: 1 }), pickupSlots: slots, returnSlots: slots,
  bufferBefore: fc.constantFrom(0, 0, 60, 2880), bufferAfter: fc.constantFrom(0, 0, 90, 1440),
  minDuration: optional(fc.constantFrom(60, 1440, 2880)), maxDuration: optional(fc.constantFrom(600, 2880, 7200)), noticeHours: fc.constantFrom(0, 0, 24, 100),
  closures: fc.array(fc.tuple(moment(-10, 10), fc.integer({ min: 1, max: 60 })), { maxLength: 1 }),
  holds: fc.array(fc.record({ state: fc.constantFrom('accepted' as const, 'handed_over' as const), from: moment(-12, 10), hours: fc.integer({ min: 1, max: 90 }), extra: fc.integer({ min: 0, max: 5 }), quantity: fc.integer({ min: 1, max: 2 }) }), { maxLength: 4 }),
})

const event = fc.tuple(base, moment(0, 4), fc.integer({ min: 1, max: 200 }), fc.boolean(), fc.integer({ min: 0, max: 300 })).map(([day, [offset, time], hours, whole, hoursBefore]) => {
  const startsAt = parisInstant(addDays(day, offset), time)
  const period: Period = whole ? wholeDays(addDays(day, offset), addDays(day, offset + Math.floor(hours / 48))) : { startsAt, endsAt: new Date(startsAt.getTime() + hours * 900_000) }
  return { day, period, now: new Date(period.startsAt.getTime() - hoursBefore * 3_600_000) }
})

describe('the calendar and the rules of the loans', () => {
  test('agree on every annonce, in summer and on the nights that change the clocks', () => {
    fc.assert(
      fc.property(event, annonce, ({ day, period, now }, { closures, holds, ...terms }) => {
        const at = ([distance, time]: [number, string]) => parisInstant(addDays(day, distance), time)
        const shut = closures.map(([from, length]) => ({ startsAt: at(from), endsAt: new Date(at(from).getTime() + length * 3_600_000) }))
        const held = holds.map(({ state, from, hours, extra, quantity: taken }): Hold => {
          const endsAt = new Date(at(from).getTime() + hours * 3_600_000)
          return { state, heldFrom: at(from), endsAt, heldUntil: terms.nature === 'don' ? FOREVER : new Date(endsAt.getTime() + extra * 3_600_000), quantity: taken }
        })
        expect(freeOf(listingOf({ ...terms, closures: shut }, held), period, now)).toBe(freeThen({ ...terms, closures: shut }, held, period, now))
      }),
      { numRuns: 5000 },
    )
  })

  test('the holds of a window are those that touch it, late ones among them', () => {
    const june = (n: number) => parisInstant(`2027-06-${String(n).padStart(2, '0')}`)
    const late: Hold = { state: 'handed_over', heldFrom: june(1), heldUntil: june(3), endsAt: june(3), quantity: 1 }
    const later: Hold = { state: 'accepted', heldFrom: june(20), heldUntil: june(22), endsAt: june(22), quantity: 2 }
    const listing = listingOf({ nature: 'pret', stock: 5, lost: 0, pickupSlots: [], returnSlots: [], bufferBefore: 0, bufferAfter: 0, minDuration: null, maxDuration: null, noticeHours: 0, closures: [] }, [late, later])
    expect(holdsWithin(listing, { startsAt: june(9), endsAt: june(12) }, june(9))).toEqual([late])
    expect(holdsWithin(listing, { startsAt: june(21), endsAt: june(30) }, june(9))).toEqual([later])
    expect(holdsWithin(listing, { startsAt: june(22), endsAt: june(30) }, june(9))).toEqual([])
  })
})

type Terms = Parameters<typeof loanPeriod>[1] & { stock: number; lost: number; minDuration: number | null; maxDuration: number | null; noticeHours: number; closures: Period[] }

const listingOf = ({ closures, nature, pickupSlots, returnSlots, minDuration, maxDuration, ...terms }: Terms, holds: Hold[]): CalendarListing => calendarListing({
  ...terms, terms: termsNumber({ nature, pickupSlots, returnSlots }), minDuration: minDuration ?? 0, maxDuration: maxDuration ?? NO_LIMIT,
  closures: closures.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]),
  holds: holds.flatMap((hold) => [hold.heldFrom.getTime(), hold.heldUntil.getTime(), hold.state === 'handed_over' ? hold.endsAt.getTime() : Infinity, hold.quantity]),
})

function freeOf(listing: CalendarListing, event: Period, now: Date): number {
  const listings = new ListingColumns()
  // Another before it: whoever reads at the wrong place reads that.
  listings.put(calendarListing({ id: 2, stock: 99, holds: [0, 1, 2, 3] }))
  listings.put(listing)
  return freeFor(listings, event, now)(listings.placeOf(listing.id))
}

/** The verdicts of the loans, asked about one annonce. */
function freeThen(terms: Terms, holds: Hold[], event: Period, now: Date): number {
  const usable = terms.stock - terms.lost
  if (terms.nature === 'don') return freeWithin(usable, holds, { startsAt: now, endsAt: FOREVER }, now)
  const period = loanPeriod(event, terms)
  // That so few are left that not even one can be had is the stock's answer, not the rules'.
  const verdict = wishVerdict({ event, period, quantity: 1 }, { ...terms, stock: 1, lost: 0, status: 'published', hiddenAt: null }, now)
  return verdict.ok ? freeWithin(usable, holds, { startsAt: period.heldFrom, endsAt: period.heldUntil }, now) : 0
}
