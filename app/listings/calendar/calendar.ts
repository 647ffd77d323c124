import type { Nature } from 'prisma/generated/client'

import { type Hold, heldUntilSeen } from '~/loans/capacity'
import { FOREVER, type LoanTerms, loanPeriod, type Period } from '~/loans/loan-period'
import { eventMinutes, retraitOf, tooShortNotice } from '~/loans/request-rules'

/** What makes a loan's period, shared by all annonces with the same days and hours; buffers are each annonce's own. */
export type SharedTerms = Omit<LoanTerms, 'bufferBefore' | 'bufferAfter'>

/** What the calendar knows of an annonce that may be found. Instants are milliseconds since 1970, as everything that is scanned. */
export interface CalendarListing {
  id: number
  terms: SharedTerms
  stock: number
  lost: number
  bufferBefore: number
  bufferAfter: number
  minDuration: number | null
  maxDuration: number | null
  noticeHours: number
  /** Start, end; start, end; ... */
  closures: readonly number[]
  /** Of `NATURES`; its subcategory's of `CATEGORIES`; of `COMMUNES`, those of its sites, each once. */
  nature: number
  category: number
  communes: readonly number[]
  /** Of its first site; -1 where it has none. */
  commune: number
  /** Whose turn it is: among equals the smaller comes first. */
  turn: number
  /** Seconds since 1970. */
  publishedAt: number
  /** How many people it holds; null for what holds nobody. */
  capacity: number | null
  free: boolean
  accessible: boolean
  /** Four numbers a hold: held from, held until, retour agreed (Infinity while nothing is out), quantity. */
  holds: readonly number[]
}

const MINUTE = 60_000
const HOLD = 4
const LATE_HOLD_MS = 24 * 60 * MINUTE

/**
 * How many of an annonce can be had for an event: 0 where closed, too short, too long or too soon; all usable where no dates are
 * asked, but for gifts, of which some may be promised. The rule of `wishVerdict` and `freeWithin` (app/loans) on plain numbers, for
 * a hundred thousand annonces at once; tests/unit/listings/calendar.test.ts holds the two together.
 * @param event half-open, not before `now`.
 */
export function freeFor(event: Period | null, now: Date): (listing: CalendarListing) => number {
  const windows = new Map<SharedTerms, Window>()
  const at = now.getTime()
  const minutes = event && new Map<Nature, number>()
  return (listing) => {
    const { terms, holds, minDuration, maxDuration } = listing
    const usable = listing.stock - listing.lost
    if (terms.nature === 'don') return Math.max(usable - peak(holds, at, FOREVER.getTime(), at), 0)
    if (!event || !minutes) return usable
    let window = windows.get(terms)
    if (!window) windows.set(terms, (window = windowOf(event, terms, now)))
    if (window.passed || tooShortNotice(window.retrait, listing.noticeHours, now)) return 0
    if (minDuration !== null || maxDuration !== null) {
      let length = minutes.get(terms.nature)
      if (length === undefined) minutes.set(terms.nature, (length = eventMinutes(event, terms.nature)))
      if ((minDuration !== null && length < minDuration) || (maxDuration !== null && length > maxDuration)) return 0
    }
    for (let i = 0; i < listing.closures.length; i += 2) if (listing.closures[i]! < window.endsAt && listing.closures[i + 1]! > window.startsAt) return 0
    return Math.max(usable - peak(holds, window.startsAt - listing.bufferBefore * MINUTE, window.endsAt + listing.bufferAfter * MINUTE, at), 0)
  }
}

interface Window {
  startsAt: number
  endsAt: number
  passed: boolean
  retrait: Date
}

function windowOf(event: Period, terms: SharedTerms, now: Date): Window {
  const period = loanPeriod(event, { ...terms, bufferBefore: 0, bufferAfter: 0 })
  return { startsAt: period.startsAt.getTime(), endsAt: period.endsAt.getTime(), ...retraitOf(event, period, terms.nature, now) }
}

/** The highest quantity held at one instant of [from, until): `peakHeld` on numbers. Demand rises only where a hold begins. */
function peak(holds: readonly number[], from: number, until: number, at: number): number {
  let sum = 0
  let overlapping = 0
  for (let i = 0; i < holds.length; i += HOLD) {
    if (holds[i]! >= until || seenUntil(holds, i, at) <= from) continue
    sum += holds[i + 3]!
    overlapping++
  }
  return overlapping < 2 ? sum : highest(holds, from, until, at)
}

function highest(holds: readonly number[], from: number, until: number, at: number): number {
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

const seenUntil = (holds: readonly number[], i: number, at: number) => (holds[i + 2]! < at ? Math.max(holds[i + 1]!, at + LATE_HOLD_MS) : holds[i + 1]!)

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
