import type { Nature } from 'prisma/generated/client'

import { addDays } from '~/platform/paris-time'

import { type Hold, heldWithin } from './capacity'
import { countsDays, FOREVER, type Period, wholeDays } from './loan-period'

export type DayState = 'free' | 'partial' | 'taken' | 'closed'

/** One day of the frise. */
export interface DayAvailability {
  /** `2027-06-12` */
  day: string
  state: DayState
  /** How many are free that day; for natures that count minutes, the most that are free at one moment of it. */
  free: number
}

/** What the frise of an annonce is drawn from. Usable = stock - lost. */
export interface Capacity {
  nature: Nature
  usable: number
  holds: readonly Hold[]
  closures: readonly Period[]
}

/**
 * The state of each day of Paris, from `fromDay` on. Where whole days are lent, a day touched by a closure or by a hold
 * is closed or taken as a whole; where minutes are, only when nothing of it is left. A don has one state for all days.
 */
export function availabilityByDay(capacity: Capacity, fromDay: string, days: number, now: Date): DayAvailability[] {
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(fromDay, index)
    return { day, ...oneDay(capacity, wholeDays(day, day), now) }
  })
}

function oneDay({ nature, usable, holds, closures }: Capacity, window: Period, now: Date): { state: DayState; free: number } {
  const whole = countsDays(nature)
  if (closures.some((closure) => (whole ? overlap(closure, window) : covers(closure, window)))) return { state: 'closed', free: 0 }
  const { peak, trough } = heldWithin(holds, nature === 'don' ? { startsAt: now, endsAt: FOREVER } : window, now)
  const free = Math.max(usable - (whole ? peak : trough), 0)
  return { state: free === 0 ? 'taken' : peak === 0 ? 'free' : 'partial', free }
}

/** Do two half-open periods share an instant? */
export const overlap = (a: Period, b: Period): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt
const covers = (a: Period, b: Period) => a.startsAt <= b.startsAt && a.endsAt >= b.endsAt
