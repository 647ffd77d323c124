import { addDays, parisInstant, weekdayOf } from '~/platform/paris-time'

import type { Period } from '~/loans/loan-period'

import type { Nature } from '../generated/client'
import type { Random } from './random'

const SATURDAY = 6

/** The Saturday on or after this day, `weeks` later. */
export const saturdayFrom = (day: string, weeks = 0): string => addDays(day, ((SATURDAY - weekdayOf(day) + 7) % 7) + weeks * 7)

/** Whole days, both included. */
export const days = (first: string, last = first): Period => ({ startsAt: parisInstant(first), endsAt: parisInstant(addDays(last, 1)) })

export const hours = (day: string, from: string, to: string, last = day): Period => ({ startsAt: parisInstant(day, from), endsAt: parisInstant(last, to) })

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** The dates of an event near this day, as associations have them: mostly at weekends; rooms and skills for some hours. */
export function eventNear(random: Random, day: string, nature: Nature): Period {
  const weekend = random.chance(0.65) ? saturdayFrom(day) : day
  switch (nature) {
    case 'pret': {
      const length = random.weighted([[1, 40], [2, 40], [3, 10], [5, 6], [9, 4]] as const)
      return days(weekend, addDays(weekend, length - 1))
    }
    case 'vehicule':
      return random.chance(0.5) ? hours(weekend, '08:00', '20:00', addDays(weekend, 1)) : hours(weekend, clock(random.int(7, 10)), clock(random.int(17, 20)))
    case 'salle': {
      const from = random.int(9, 18)
      return hours(weekend, clock(from), clock(from + random.int(2, 5)))
    }
    case 'competence':
      return hours(day, clock(random.int(16, 18)), clock(random.int(19, 20)))
    case 'don':
      return days(day)
  }
}
