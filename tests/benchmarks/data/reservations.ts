import { countsDays, type LoanPeriod, loanPeriod, type Period, withBuffers } from '~/loans/loan-period'
import { freeWithin, type Hold } from '~/loans/capacity'
import { addDays, daysBetween, parisInstant, weekdayOf } from '~/platform/paris-time'
import type { LoanState, Nature } from 'prisma/generated/client'

import type { Random } from '../../../prisma/demo/random'
import { type Annonce, SLOTS } from './annonces'
import type { Association } from './associations'
import { picker, shares } from './picker'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEARS = 10
const AHEAD = 365
const PAST_SHARE = 0.65
/** Dates tried before the request is one that was declined. */
const ATTEMPTS = 8
/** A thing that is late may stay away for some days more. */
const LATE = 3 * DAY

export interface Reservation {
  annonce: Annonce
  borrower: Association
  state: LoanState
  event: Period
  period: Period & { heldFrom: Date; heldUntil: Date }
  quantity: number
  createdAt: Date
}

/** How long events last: days for what counts days, hours of the day (and of the next) for the others. */
const LENGTHS = [[1, 40], [2, 42], [3, 12], [4, 6]] as const
const HOURS: Record<Exclude<Nature, 'pret' | 'don'>, readonly (readonly [from: string, to: string, days: number])[]> = {
  salle: [['09:00', '12:00', 0], ['14:00', '18:00', 0], ['18:00', '22:00', 0], ['09:00', '18:00', 0]],
  vehicule: [['08:00', '20:00', 0], ['07:00', '18:00', 0], ['13:00', '19:00', 0], ['08:00', '20:00', 1]],
  competence: [['18:00', '20:00', 0], ['14:00', '17:00', 0], ['09:00', '12:00', 0]],
}

/**
 * Ten reservations an annonce, over ten years of the past and one ahead, in the order in which they were asked. What holds
 * stock always fits beside what holds it already, by the rule of the site.
 */
export function makeReservations(random: Random, now: Date, today: string, annonces: readonly Annonce[], associations: readonly Association[], onProgress: (done: number, of: number) => void): Reservation[] {
  const borrowers = picker(associations.filter(({ row }) => row.status === 'verified'), ({ weight }) => weight)
  const calendar = calendarOf(today)
  const counts = shares(annonces.map(({ weight }) => weight), annonces.length * 10)
  const made: Reservation[] = []
  annonces.forEach((annonce, i) => {
    const holds: Hold[] = []
    for (let n = 0; n < counts[i]!; n++) {
      const reservation = reserve(random, now, annonce, calendar, holds)
      made.push({ ...reservation, borrower: otherThan(annonce.owner, borrowers, random) })
    }
    if (i % 1000 === 0) onProgress(i, annonces.length)
  })
  onProgress(annonces.length, annonces.length)
  return made.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

function otherThan(owner: Association, borrowers: (random: Random) => Association, random: Random): Association {
  for (;;) {
    const borrower = borrowers(random)
    if (borrower !== owner) return borrower
  }
}

function reserve(random: Random, now: Date, annonce: Annonce, calendar: Calendar, holds: Hold[]): Omit<Reservation, 'borrower'> {
  const { row } = annonce
  for (let attempt = 1; ; attempt++) {
    const { event, period: agreed } = calendar.draw(random, annonce)
    const period = { ...agreed, ...withBuffers(agreed, row as never) }
    const wanted = attempt > ATTEMPTS ? 'declined' : stateFor(random, period, now, row.nature)
    const holding = wanted === 'accepted' || wanted === 'handed_over'
    const heldUntil = wanted === 'handed_over' && period.endsAt < now ? new Date(now.getTime() + LATE) : period.heldUntil
    const usable = row.stock - row.lost
    const free = holding ? freeWithin(usable, holds, { startsAt: period.heldFrom, endsAt: heldUntil }, now) : usable
    const quantity = Math.min(quantityOf(random, row.stock), holding ? free : row.stock)
    if (holding && (quantity < 1 || annonce.closures.some((closure) => closure.startsAt < period.endsAt && closure.endsAt > period.startsAt))) continue
    if (holding) holds.push({ state: 'accepted', endsAt: period.endsAt, heldFrom: period.heldFrom, heldUntil, quantity })
    const asked = Math.min(period.startsAt.getTime(), now.getTime() - HOUR) - Math.floor((wanted === 'pending' ? random.next() * 2 : 1 + random.next() ** 2 * 90) * DAY)
    return { annonce, state: wanted, event, period, quantity, createdAt: new Date(asked) }
  }
}

/** Few ask for one chair; nobody for all of them every time. */
const quantityOf = (random: Random, stock: number) => (stock <= 3 ? random.int(1, stock) : Math.max(1, Math.round(stock * random.pick([0.2, 0.3, 0.5, 0.5, 0.8, 1]))))

/** How far a loan went, by where its period lies from now. */
function stateFor(random: Random, period: Period, now: Date, nature: Nature): LoanState {
  const since = now.getTime() - period.endsAt.getTime()
  if (since > 0) {
    if (nature === 'don') return random.weighted([['closed', 80], ['declined', 20]] as const)
    if (since < 7 * DAY) return random.weighted([['closed', 50], ['returned', 35], ['handed_over', 15]] as const)
    return random.weighted([['closed', 839], ['declined', 70], ['cancelled', 50], ['expired', 40], ['handed_over', 1]] as const)
  }
  if (nature === 'don') return random.weighted([['accepted', 60], ['pending', 20], ['declined', 20]] as const)
  if (period.startsAt <= now) return random.weighted([['handed_over', 90], ['accepted', 10]] as const)
  return random.weighted([['accepted', 76], ['pending', 12], ['cancelled', 7], ['declined', 5]] as const)
}

interface Calendar {
  draw(random: Random, annonce: Annonce): { event: Period; period: LoanPeriod }
}

/** Dates as associations have them: weekends, and the months of feasts. A period is worked out once for all who have it. */
function calendarOf(today: string): Calendar {
  const known = new Map<string, { event: Period; period: LoanPeriod }>()
  const dayOf = (first: number, last: number) => {
    const offsets = Array.from({ length: last - first + 1 }, (_, i) => first + i)
    return picker(offsets, (offset) => {
      const day = addDays(today, offset)
      return [1, 1, 1, 1, 1.4, 6, 3.5][weekdayOf(day) - 1]! * [0.5, 0.7, 0.9, 1, 1.5, 2.2, 1.4, 0.8, 1.6, 1.1, 0.9, 1.2][Number(day.slice(5, 7)) - 1]!
    })
  }
  const start = addDays(today, -YEARS * 365)
  const past = dayOf(daysBetween(today, start), -1)
  const ahead = dayOf(0, AHEAD - 1)

  return {
    draw(random, { row: { nature }, slots }) {
      const before = random.chance(PAST_SHARE)
      const offset = before ? past(random) : ahead(random)
      // The hours of a lender in years gone by are not known.
      const opening = before && offset < -30 ? 0 : slots
      const shape = countsDays(nature) ? random.weighted(LENGTHS) : random.int(0, HOURS[nature as keyof typeof HOURS].length - 1)
      const key = `${nature} ${offset} ${shape} ${opening}`
      const found = known.get(key)
      if (found) return found
      const event = eventOf(nature, addDays(today, offset), shape)
      const made = { event, period: loanPeriod(event, { nature, pickupSlots: SLOTS[opening], returnSlots: SLOTS[opening], bufferBefore: 0, bufferAfter: 0 }) }
      known.set(key, made)
      return made
    },
  }
}

function eventOf(nature: Nature, day: string, shape: number): Period {
  if (nature === 'pret' || nature === 'don') return { startsAt: parisInstant(day), endsAt: parisInstant(addDays(day, shape)) }
  const [from, to, days] = HOURS[nature][shape]!
  return { startsAt: parisInstant(day, from), endsAt: parisInstant(addDays(day, days), to) }
}
