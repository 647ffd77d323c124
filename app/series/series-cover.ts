import { freeWithin, type Hold, heldUntilSeen } from '~/loans/capacity'
import type { LoanPeriod, Period } from '~/loans/loan-period'

/** Whether the stock covers one date; where it does not, how many are left and what takes them first. */
export type Cover = { free: true } | { free: false; left: number; takenBy: 'loan' | 'series'; taken: Period }

/**
 * Which dates of a series the stock covers, each beside those before it that it covers: with its buffers, a date can stand in the way of
 * the next.
 * @param dates in their order; null is a date that is left out. @param holds what was promised to others. @param usable stock - lost
 */
export function coverDates(dates: readonly (Pick<LoanPeriod, 'startsAt' | 'endsAt' | 'heldFrom' | 'heldUntil'> | null)[], holds: readonly Hold[], usable: number, quantity: number, now: Date): (Cover | null)[] {
  const own: Hold[] = []
  return dates.map((date) => {
    if (!date) return null
    const window = { startsAt: date.heldFrom, endsAt: date.heldUntil }
    const left = freeWithin(usable, [...holds, ...own], window, now)
    if (left >= quantity) {
      own.push({ state: 'accepted', endsAt: date.endsAt, heldFrom: date.heldFrom, heldUntil: date.heldUntil, quantity })
      return { free: true }
    }
    const others = first(holds, window, now)
    return { free: false, left, takenBy: others ? 'loan' : 'series', taken: others ?? first(own, window, now) ?? window }
  })
}

/** The first of these holds that touches the window. */
function first(holds: readonly Hold[], window: Period, now: Date): Period | null {
  const touching = holds.filter((hold) => hold.heldFrom < window.endsAt && heldUntilSeen(hold, now) > window.startsAt)
  const [soonest] = touching.sort((a, b) => a.heldFrom.getTime() - b.heldFrom.getTime())
  return soonest ? { startsAt: soonest.heldFrom, endsAt: heldUntilSeen(soonest, now) } : null
}
