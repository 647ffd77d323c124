import type { Nature } from 'prisma/generated/client'

import { addDays, parisInstant, parisMoment, weekdayOf } from '~/platform/paris-time'

/** A half-open period [startsAt, endsAt) of UTC instants. */
export interface Period {
  startsAt: Date
  endsAt: Date
}

/** A weekly slot of retrait or retour on the wall clock of Paris. Monday = 1 ... Sunday = 7; `17:00`. */
export interface WeeklySlot {
  day: number
  from: string
  to: string
}

/** What of an annonce makes a loan's period. Slots are the stored JSON; buffers are minutes. */
export interface LoanTerms {
  nature: Nature
  pickupSlots: unknown
  returnSlots: unknown
  bufferBefore: number
  bufferAfter: number
}

/** One end of a loan: a day, and the hours of its slot where the lender has set some. */
export interface LoanMoment {
  /** `2027-06-12` */
  day: string
  from?: string
  to?: string
}

export interface LoanPeriod extends Period {
  /** The period with the lender's buffers: what is held of the stock. */
  heldFrom: Date
  heldUntil: Date
  /** Null where nothing but the event's own hours decides. */
  pickup: LoanMoment | null
  return: LoanMoment | null
}

/** A don does not come back: its stock is held until then. */
export const FOREVER = new Date('9999-12-31T00:00:00Z')

const MINUTE = 60_000
const WEEK = 7

/** True where people count whole days of Paris, false where they count minutes. */
export const countsDays = (nature: Nature): boolean => nature === 'pret' || nature === 'don'

/** The first and last day of Paris that a half-open period touches. */
export function daysOf(period: Period): { first: string; last: string } {
  return { first: parisMoment(period.startsAt).day, last: parisMoment(new Date(period.endsAt.getTime() - 1)).day }
}

/** Whole days of Paris, both included, as a half-open period. @param first `2027-06-12` */
export const wholeDays = (first: string, last: string): Period => ({ startsAt: parisInstant(first), endsAt: parisInstant(addDays(last, 1)) })

/** The weekly slots of a stored JSON value; what is not a slot is left out. */
export function readSlots(stored: unknown): WeeklySlot[] {
  if (!Array.isArray(stored)) return []
  return stored.filter((slot): slot is WeeklySlot => typeof slot?.day === 'number' && typeof slot.from === 'string' && typeof slot.to === 'string')
}

/**
 * The loan's period for an event: from the retrait to the retour, which the lender's days and hours decide.
 * `pret` counts whole days, `salle`, `vehicule` and `competence` count minutes, a `don` is collected on the days given
 * and never comes back.
 */
export function loanPeriod(event: Period, terms: LoanTerms): LoanPeriod {
  if (terms.nature === 'don') return giftPeriod(event)
  const { pickup, return: back, ...period } = countsDays(terms.nature) ? periodInDays(event, terms) : periodInMinutes(event, terms)
  return { ...period, ...withBuffers(period, terms), pickup, return: back }
}

/** What a period holds of the stock: buffers before and after, or for ever for a don. */
export function withBuffers(period: Period, terms: Pick<LoanTerms, 'nature' | 'bufferBefore' | 'bufferAfter'>): { heldFrom: Date; heldUntil: Date } {
  if (terms.nature === 'don') return { heldFrom: period.startsAt, heldUntil: FOREVER }
  return {
    heldFrom: new Date(period.startsAt.getTime() - terms.bufferBefore * MINUTE),
    heldUntil: new Date(period.endsAt.getTime() + terms.bufferAfter * MINUTE),
  }
}

function giftPeriod(event: Period): LoanPeriod {
  const { first, last } = daysOf(event)
  const period = wholeDays(first, last)
  return { ...period, heldFrom: period.startsAt, heldUntil: FOREVER, pickup: { day: first }, return: null }
}

/** The retrait is the last open day up to the first day of the event; the retour the first open day from its last. */
function periodInDays(event: Period, terms: LoanTerms) {
  const { first, last } = daysOf(event)
  const pickup = openDay(first, -1, weekOf(terms.pickupSlots))
  const back = openDay(last, 1, weekOf(terms.returnSlots))
  return { ...wholeDays(pickup.day, back.day), pickup, return: back }
}

function openDay(from: string, step: 1 | -1, week: Week): LoanMoment {
  const start = weekdayOf(from)
  for (let distance = 0; distance < WEEK; distance++) {
    const slot = slotsOn(week, start + step * distance)[0]
    if (slot) return { day: addDays(from, step * distance), from: slot.from, to: slot.to }
  }
  return { day: from }
}

/** The event's own hours, moved out to the nearest slot of retrait before it and of retour after it. */
function periodInMinutes(event: Period, terms: LoanTerms) {
  const pickup = slotAround(event.startsAt, -1, weekOf(terms.pickupSlots))
  const back = slotAround(event.endsAt, 1, weekOf(terms.returnSlots))
  // On the night whose hour repeats, a wall-clock slot may lie on the wrong side of the event: the event always fits.
  const startsAt = pickup && !pickup.around ? earlier(parisInstant(pickup.day, pickup.from), event.startsAt) : event.startsAt
  const endsAt = back && !back.around ? later(parisInstant(back.day, back.to), event.endsAt) : event.endsAt
  const moment = (slot: typeof pickup): LoanMoment | null => slot && { day: slot.day, from: slot.from, to: slot.to }
  return { startsAt, endsAt, pickup: moment(pickup), return: moment(back) }
}

interface SlotOnDay {
  day: string
  from: string
  to: string
  /** The instant lies inside the slot. */
  around: boolean
}

/** The slot that holds the instant; else the last that ended by then (step -1) or the first that begins from then on (step 1). */
function slotAround(instant: Date, step: 1 | -1, week: Week): SlotOnDay | null {
  const { day: today, time, weekday } = parisMoment(instant)
  const around = slotsOn(week, weekday).find((slot) => slot.from <= time && time <= slot.to)
  if (around) return { day: today, from: around.from, to: around.to, around: true }
  for (let distance = 0; distance <= WEEK; distance++) {
    const candidates = slotsOn(week, weekday + step * distance).filter((slot) => distance > 0 || (step < 0 ? slot.to <= time : slot.from >= time))
    const slot = step < 0 ? candidates.sort((a, b) => order(b.to, a.to) || order(b.from, a.from))[0] : candidates[0]
    if (slot) return { day: addDays(today, step * distance), from: slot.from, to: slot.to, around: false }
  }
  return null
}

/** The slots of each day of the week, earliest first; Sunday at 0. */
type Week = readonly (readonly WeeklySlot[])[]
/** The search asks for many periods of few different weeks. */
const weeks = new WeakMap<object, Week>()
const EMPTY_WEEK: Week = Array.from({ length: WEEK }, () => [])

function weekOf(stored: unknown): Week {
  const slots = readSlots(stored)
  if (slots.length === 0) return EMPTY_WEEK
  const known = weeks.get(stored as object)
  if (known) return known
  const week = Array.from({ length: WEEK }, (_, weekday) =>
    slots.filter((slot) => slot.day === (weekday || WEEK)).sort((a, b) => order(a.from, b.from) || order(a.to, b.to)))
  weeks.set(stored as object, week)
  return week
}

/** @param weekday any whole number: Monday is 1, and 8, and -6. */
const slotsOn = (week: Week, weekday: number) => week[((weekday % WEEK) + WEEK) % WEEK]!
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const earlier = (a: Date, b: Date) => (a < b ? a : b)
const later = (a: Date, b: Date) => (a > b ? a : b)
