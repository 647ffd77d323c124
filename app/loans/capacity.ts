import type { Period } from './loan-period'

/**
 * How much of a stock is taken, when. The same rule stands in SQL (`line_held_until`, `peak_held`), where it guards
 * every promise; tests/integration/loans/capacity-agrees.test.ts holds the two together.
 */
export interface Hold {
  state: 'accepted' | 'handed_over'
  /** The retour that was agreed. */
  endsAt: Date
  /** Half-open, buffers included. */
  heldFrom: Date
  heldUntil: Date
  quantity: number
}

/** A thing that is late holds its stock until a day from now, again and again. */
const LATE_HOLD_MS = 24 * 3_600_000

/** Until when a hold lasts, seen at `at`. */
export function heldUntilSeen(hold: Hold, at: Date): Date {
  if (hold.state !== 'handed_over' || hold.endsAt >= at) return hold.heldUntil
  return new Date(Math.max(hold.heldUntil.getTime(), at.getTime() + LATE_HOLD_MS))
}

/** The highest and the lowest quantity held at one instant of the half-open window, seen at `at`. */
export function heldWithin(holds: readonly Hold[], window: Period, at: Date): { peak: number; trough: number } {
  const from = window.startsAt.getTime()
  const until = window.endsAt.getTime()
  const within = holds.filter((hold) => hold.heldFrom.getTime() < until && heldUntilSeen(hold, at).getTime() > from)
  if (within.length === 0) return { peak: 0, trough: 0 }
  const changes = new Map<number, number>([[from, 0]])
  const change = (instant: number, by: number) => changes.set(instant, (changes.get(instant) ?? 0) + by)
  for (const hold of within) {
    const end = heldUntilSeen(hold, at).getTime()
    change(Math.max(hold.heldFrom.getTime(), from), hold.quantity)
    if (end < until) change(end, -hold.quantity)
  }
  let level = 0
  let peak = 0
  let trough = Infinity
  for (const instant of [...changes.keys()].sort((a, b) => a - b)) {
    level += changes.get(instant)!
    peak = Math.max(peak, level)
    trough = Math.min(trough, level)
  }
  return { peak, trough }
}

/** The highest quantity held at one instant of the half-open window. */
export const peakHeld = (holds: readonly Hold[], window: Period, at: Date): number => heldWithin(holds, window, at).peak

/** How many are free during the whole of the window; never below zero. */
export const freeWithin = (usable: number, holds: readonly Hold[], window: Period, at: Date): number => Math.max(usable - peakHeld(holds, window, at), 0)

/** A hold with what its right to the stock depends on. */
export interface RankedHold extends Hold {
  loanId: string
  /** When the promise was made. */
  promisedAt: Date
}

/**
 * The accepted loans that the usable stock no longer covers, with how many each lacks. What is out counts first, then
 * promises in the order they were made: so the latest promises are the uncovered ones. A promise that is over lacks nothing.
 */
export function uncoveredLoans(usable: number, holds: readonly RankedHold[], at: Date): Map<string, number> {
  const out = holds.filter((hold) => hold.state === 'handed_over')
  const promises = holds
    .filter((hold) => hold.state === 'accepted' && hold.heldUntil > at)
    .sort((a, b) => a.promisedAt.getTime() - b.promisedAt.getTime() || (a.loanId < b.loanId ? -1 : 1))
  const kept: Hold[] = [...out]
  const missing = new Map<string, number>()
  for (const promise of promises) {
    const window = { startsAt: new Date(Math.max(promise.heldFrom.getTime(), at.getTime())), endsAt: promise.heldUntil }
    const lack = peakHeld(kept, window, at) + promise.quantity - usable
    if (lack > 0) missing.set(promise.loanId, Math.max(missing.get(promise.loanId) ?? 0, Math.min(lack, promise.quantity)))
    // What remains of a promise stays promised: it is not there for a later one.
    if (lack < promise.quantity) kept.push(lack > 0 ? { ...promise, quantity: promise.quantity - lack } : promise)
  }
  return missing
}
