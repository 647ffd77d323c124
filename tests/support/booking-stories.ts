import fc from 'fast-check'

import { type Period, wholeDays } from '~/loans/loan-period'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

/** Random stories of booking and searching: three annonces, and what happens to them one step after the other. */

const weekly = (...days: [day: number, from: string, to: string][]) => days.map(([day, from, to]) => ({ day, from, to }))

const annonce = fc
  .record({
    nature: fc.constantFrom('pret' as const, 'pret' as const, 'salle' as const, 'vehicule' as const, 'competence' as const, 'don' as const), stock: fc.integer({ min: 1, max: 4 }),
    pickupSlots: fc.constantFrom([], weekly([2, '17:00', '19:00'], [5, '17:00', '19:00']), weekly([4, '08:00', '12:00'])), bufferBefore: fc.constantFrom(0, 0, 60), bufferAfter: fc.constantFrom(0, 0, 120, 1440),
    minDuration: fc.constantFrom(null, null, null, 1440), maxDuration: fc.constantFrom(null, null, 2880), noticeHours: fc.constantFrom(0, 0, 24, 72),
  })
  .map((terms) => ({ ...terms, returnSlots: terms.pickupSlots }))

/** Days from the day on which the step is taken; whole days, or hours of the first and the last. */
const dates = fc.record({ inDays: fc.integer({ min: 0, max: 9 }), days: fc.integer({ min: 0, max: 2 }), hours: fc.constantFrom(null, ['08:00', '12:00'] as const, ['10:00', '18:00'] as const) })
export type Dates = ValueOf<typeof dates>

const listing = fc.nat(2)
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constantFrom('book' as const, 'book' as const, 'book' as const, 'request' as const, 'record' as const), listing, quantity: fc.integer({ min: 1, max: 4 }), dates }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('accept' as const, 'cancel' as const, 'cancel' as const, 'hand_over' as const, 'hand_over' as const, 'return' as const, 'return_part' as const, 'lose' as const), loan: fc.nat(7),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(6, 24, 60) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('set_lost' as const, 'stock' as const, 'close' as const, 'open' as const, 'terms' as const, 'pause' as const, 'publish' as const, 'hide' as const, 'show' as const),
      listing, number: fc.integer({ min: 0, max: 5 }), dates,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('suspend' as const, 'restore' as const) }) },
)
export type Step = ValueOf<typeof step>

/** A step, through one of two processes; then a question to one of them, which may already be asked while the step is being taken. */
const turn = fc.record({
  step, through: fc.nat(1), by: fc.nat(1), meanwhile: fc.nat(9).map((n) => n > 0), question: fc.record({ dates: fc.option(dates, { freq: 8 }), quantity: fc.constantFrom(1, 1, 2, 3, 4), text: fc.constantFrom('', '', 'chaises') }),
})
export type Question = ValueOf<typeof turn>['question']

export const story = fc.record({ annonces: fc.array(annonce, { minLength: 3, maxLength: 3 }), turns: fc.array(turn, { minLength: 10, maxLength: 16 }) })
export type Story = ValueOf<typeof story>

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never

/** Every kind of step, each at a moment when it can be taken: what chance might leave out. */
export const EVERY_STEP: Story = (() => {
  const tomorrow: Dates = { inDays: 1, days: 0, hours: null }
  const whole: Story['annonces'][number] = { nature: 'pret', stock: 4, pickupSlots: [], returnSlots: [], bufferBefore: 0, bufferAfter: 0, minDuration: null, maxDuration: null, noticeHours: 0 }
  const on = { listing: 1, number: 3, dates: tomorrow }
  const steps: Step[] = [
    { do: 'book', listing: 0, quantity: 3, dates: tomorrow }, { do: 'hand_over', loan: 0 }, { do: 'return_part', loan: 0 }, { do: 'lose', loan: 0 }, { do: 'wait', hours: 60 }, { do: 'return', loan: 0 },
    { do: 'request', listing: 2, quantity: 1, dates: tomorrow }, { do: 'accept', loan: 1 }, { do: 'cancel', loan: 1 }, { do: 'record', listing: 2, quantity: 4, dates: tomorrow },
    { do: 'pause', ...on }, { do: 'publish', ...on }, { do: 'hide', ...on }, { do: 'show', ...on }, { do: 'set_lost', ...on }, { do: 'stock', ...on }, { do: 'close', ...on }, { do: 'open', ...on }, { do: 'terms', ...on },
    { do: 'suspend' }, { do: 'restore' },
  ]
  return { annonces: [whole, whole, whole], turns: steps.map((step, i) => ({ step, through: i % 2, by: (i + 1) % 2, meanwhile: i % 2 === 0, question: { dates: tomorrow, quantity: 1, text: '' } })) }
})()

export const STEP_KINDS = [...new Set(EVERY_STEP.turns.map((turn) => turn.step.do))].sort()

/** @param now the days are counted from its day, in Paris. */
export function eventOf({ inDays, days, hours }: Dates, now: Date): Period {
  const first = addDays(parisMoment(now).day, inDays)
  const last = addDays(first, days)
  return hours ? { startsAt: parisInstant(first, hours[0]), endsAt: parisInstant(last, hours[1]) } : wholeDays(first, last)
}

/** The question as a search of `/annonces`, in one commune. Its words are in every annonce: they find, and leave nothing out. */
export function queryOf({ dates, quantity, text }: Question, commune: string, now: Date): URLSearchParams {
  const query = new URLSearchParams({ commune, quantite: String(quantity), q: text })
  if (dates) {
    const first = addDays(parisMoment(now).day, dates.inDays)
    const last = addDays(first, dates.days)
    query.set('du', dates.hours ? `${first}T${dates.hours[0]}` : first)
    query.set('au', dates.hours ? `${last}T${dates.hours[1]}` : last)
  }
  return query
}
