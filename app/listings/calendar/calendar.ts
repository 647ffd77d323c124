import { type Hold, heldUntilSeen } from '~/loans/capacity'
import { FOREVER, loanPeriod, type Period } from '~/loans/loan-period'
import { eventMinutes, retraitOf, tooShortNotice } from '~/loans/request-rules'

import type { CalendarListing, ListingColumns } from './listing-columns'
import { type SharedTerms, TERMS } from './numbering'
import type { Spans } from './spans'

const MINUTE = 60_000
const HOLD = 4
const LATE_HOLD_MS = 24 * 60 * MINUTE

/**
 * How many of an annonce can be had for an event: 0 where closed, too short, too long or too soon; all usable where no dates are
 * asked, but for gifts, of which some may be promised. The rule of `wishVerdict` and `freeWithin` (app/loans) on plain numbers, for
 * a hundred thousand annonces at once; tests/unit/listings/calendar.test.ts holds the two together.
 * @param event half-open, not before `now`. @returns asked by the place of an annonce, before anything else is put there.
 */
export function freeFor({ columns, closures, holds }: ListingColumns, event: Period | null, now: Date): (place: number) => number {
  const { stock, lost, terms, minDuration, maxDuration, noticeHours, bufferBefore, bufferAfter } = columns
  const windows: Window[] = []
  const at = now.getTime()
  return (place) => {
    const usable = stock[place]! - lost[place]!
    const window = (windows[terms[place]!] ??= windowOf(TERMS[terms[place]!]!, event, now))
    if (window.gift) return Math.max(usable - peak(holds, place, at, FOREVER.getTime(), at), 0)
    if (!event) return usable
    const { startsAt, endsAt, minutes } = window
    if (window.passed || minutes < minDuration[place]! || minutes > maxDuration[place]! || tooShortNotice(window.retrait, noticeHours[place]!, now)) return 0
    for (let i = closures.starts[place]!; i < closures.ends[place]!; i += 2) if (closures.values[i]! < endsAt && closures.values[i + 1]! > startsAt) return 0
    return Math.max(usable - peak(holds, place, startsAt - bufferBefore[place]! * MINUTE, endsAt + bufferAfter[place]! * MINUTE, at), 0)
  }
}

/** The same by id: 0 of an annonce that is not among them. */
export function freeById(listings: ListingColumns, event: Period | null, now: Date): (id: number) => number {
  const freeOf = freeFor(listings, event, now)
  return (id) => {
    const place = listings.placeOf(id)
    return place < 0 ? 0 : freeOf(place)
  }
}

/** What an event comes to for all annonces of the same terms; instants in milliseconds. */
interface Window {
  /** Of gifts and where no event is asked, nothing else counts. */
  gift: boolean
  startsAt: number
  endsAt: number
  minutes: number
  passed: boolean
  retrait: Date
}

function windowOf(terms: SharedTerms, event: Period | null, now: Date): Window {
  const gift = terms.nature === 'don'
  if (gift || !event) return { gift, startsAt: 0, endsAt: 0, minutes: 0, passed: false, retrait: now }
  const period = loanPeriod(event, { ...terms, bufferBefore: 0, bufferAfter: 0 })
  return { gift, startsAt: period.startsAt.getTime(), endsAt: period.endsAt.getTime(), minutes: eventMinutes(event, terms.nature), ...retraitOf(event, period, terms.nature, now) }
}

/** The highest quantity held at one instant of [from, until): `peakHeld` on numbers. Demand rises only where a hold begins. */
function peak({ values, starts, ends }: Spans, place: number, from: number, until: number, at: number): number {
  const end = ends[place]!
  let sum = 0
  let overlapping = 0
  for (let i = starts[place]!; i < end; i += HOLD) {
    if (values[i]! >= until || (values[i + 1]! <= from && seenUntil(values, i, at) <= from)) continue
    sum += values[i + 3]!
    overlapping++
  }
  return overlapping < 2 ? sum : highest(values.subarray(starts[place], end), from, until, at)
}

function highest(holds: ArrayLike<number>, from: number, until: number, at: number): number {
  let top = 0
  for (let i = 0; i < holds.length; i += HOLD) {
    const instant = Math.max(holds[i]!, from)
    if (instant >= until) continue
    let level = 0
    for (let j = 0; j < holds.length; j += HOLD) if (holds[j]! <= instant && seenUntil(holds, j, at) > instant) level += holds[j + 3]!
    if (level > top) top = level
  }
  return top
}

const seenUntil = (holds: ArrayLike<number>, i: number, at: number) => (holds[i + 2]! < at ? Math.max(holds[i + 1]!, at + LATE_HOLD_MS) : holds[i + 1]!)

/** The holds of an annonce that touch a window, as the rules of the loans read them. */
export function holdsWithin({ holds }: CalendarListing, window: Period, now: Date): Hold[] {
  const found: Hold[] = []
  for (let i = 0; i < holds.length; i += HOLD) {
    const hold = holdAt(holds, i)
    if (hold.heldFrom < window.endsAt && heldUntilSeen(hold, now) > window.startsAt) found.push(hold)
  }
  return found
}

function holdAt(holds: readonly number[], i: number): Hold {
  const out = holds[i + 2]! !== Infinity
  const heldUntil = new Date(holds[i + 1]!)
  return { state: out ? 'handed_over' : 'accepted', heldFrom: new Date(holds[i]!), heldUntil, endsAt: out ? new Date(holds[i + 2]!) : heldUntil, quantity: holds[i + 3]! }
}

export function closuresWithin({ closures }: CalendarListing, window: Period): Period[] {
  const found: Period[] = []
  for (let i = 0; i < closures.length; i += 2) {
    if (closures[i]! < window.endsAt.getTime() && closures[i + 1]! > window.startsAt.getTime()) found.push({ startsAt: new Date(closures[i]!), endsAt: new Date(closures[i + 1]!) })
  }
  return found
}
