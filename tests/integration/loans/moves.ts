import fc from 'fast-check'
import { expect } from 'vitest'

import type { PrismaClient } from '../../../prisma/generated/client'
import { acceptLoan } from '~/loans/accept-loan.server'
import { amendReturn } from '~/loans/amend-return.server'
import { answerProposal } from '~/loans/answer-proposal.server'
import { answerReport } from '~/loans/answer-report.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { type RankedHold, uncoveredLoans } from '~/loans/capacity'
import { closeLoan } from '~/loans/close-loan.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { forgoRest } from '~/loans/forgo-rest.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { wholeDays } from '~/loans/loan-period'
import { isWaiting, TRANSITIONS } from '~/loans/loan-states'
import { noteDone } from '~/loans/note-done.server'
import { proposeTerms } from '~/loans/propose-terms.server'
import { requestLoan } from '~/loans/request-loan.server'
import { resolveLoan } from '~/loans/resolve-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { addDays, parisMoment } from '~/platform/paris-time'
import { acceptSeries } from '~/series/accept-series.server'
import { askSeries } from '~/series/ask-series.server'
import { changeSeries } from '~/series/change-series.server'
import { runSeriesClock } from '~/series/series-clock.server'
import { WEEKDAYS } from '~/series/series-rule'
import { stopSeries } from '~/series/stop-series.server'
import type { SeriesWish } from '~/series/typed-series'

import { makeListing } from '../../factories'
import { as, makeBourse, NOW, refusalOf } from './support'

/** What two sides and the clock can do to the loans of two annonces, to a gift and to a helping hand, and what must hold after each of their moves. */

const STOCK = 4
const USUAL = {
  things: { pending: 'accept', accepted: 'hand_over', handed_over: 'return', returned: 'close' },
  gift: { pending: 'accept', accepted: 'hand_over_part', handed_over: 'hand_over' },
  help: { pending: 'accept', accepted: 'done' },
} as const

export const STEP = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('request' as const), of: fc.constantFrom('things' as const, 'things' as const, 'gift' as const, 'help' as const), quantity: fc.integer({ min: 1, max: STOCK }), both: fc.boolean(), orWait: fc.boolean(), inDays: fc.integer({ min: 0, max: 6 }), days: fc.integer({ min: 0, max: 3 }) }) },
  // The usual next step of a loan, so that most sequences come far.
  { weight: 8, arbitrary: fc.record({ do: fc.constant('advance' as const), by: fc.constantFrom('lender' as const, 'borrower' as const), loan: fc.nat(9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('accept' as const, 'accept_part' as const, 'decline' as const, 'cancel' as const, 'hand_over' as const, 'return' as const, 'return_part' as const, 'lose' as const, 'amend' as const, 'close' as const, 'resolve' as const, 'hand_over_part' as const, 'forgo_rest' as const, 'done' as const, 'propose' as const, 'agree' as const, 'disagree' as const, 'confirm' as const, 'contest' as const),
      by: fc.constantFrom('lender' as const, 'borrower' as const), loan: fc.nat(9),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('ask_series' as const, 'accept_series' as const, 'change_series' as const, 'stop_series' as const),
      by: fc.constantFrom('lender' as const, 'borrower' as const), series: fc.nat(2), quantity: fc.integer({ min: 1, max: STOCK }), inDays: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(6, 24, 60) }) },
)

export type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never

/** Through every state, and to a loss that leaves a later promise uncovered: what the checks at the end must have met, whatever chance brings. */
export const EVERY_STATE: Step[] = [
  { do: 'request', of: 'things', quantity: 2, both: false, orWait: false, inDays: 0, days: 0 }, { do: 'request', of: 'things', quantity: 4, both: false, orWait: false, inDays: 3, days: 0 },
  { do: 'accept', by: 'lender', loan: 0 }, { do: 'accept', by: 'lender', loan: 1 },
  { do: 'hand_over_part', by: 'lender', loan: 0 }, { do: 'hand_over', by: 'borrower', loan: 0 }, { do: 'confirm', by: 'borrower', loan: 0 }, { do: 'lose', by: 'lender', loan: 0 }, { do: 'return', by: 'borrower', loan: 0 }, { do: 'close', by: 'lender', loan: 0 },
  { do: 'request', of: 'things', quantity: 1, both: true, orWait: false, inDays: 5, days: 0 }, { do: 'decline', by: 'lender', loan: 2 },
  { do: 'request', of: 'things', quantity: 1, both: false, orWait: false, inDays: 5, days: 0 }, { do: 'cancel', by: 'borrower', loan: 3 },
  { do: 'request', of: 'things', quantity: 1, both: true, orWait: false, inDays: 5, days: 0 }, { do: 'accept_part', by: 'lender', loan: 4 },
  { do: 'propose', by: 'borrower', loan: 4 }, { do: 'agree', by: 'lender', loan: 4 },
  // It waits for what the second holds, until that is given back.
  { do: 'request', of: 'things', quantity: 2, both: false, orWait: true, inDays: 3, days: 0 }, { do: 'cancel', by: 'lender', loan: 1 },
  // A gift in parts, the last of it; who came too late is told. And a helping hand.
  { do: 'request', of: 'gift', quantity: 3, both: false, orWait: false, inDays: 1, days: 0 }, { do: 'request', of: 'gift', quantity: 1, both: false, orWait: false, inDays: 1, days: 0 }, { do: 'request', of: 'gift', quantity: 4, both: false, orWait: false, inDays: 1, days: 0 },
  { do: 'accept', by: 'lender', loan: 6 }, { do: 'accept', by: 'lender', loan: 7 }, { do: 'hand_over_part', by: 'borrower', loan: 6 }, { do: 'hand_over', by: 'lender', loan: 6 }, { do: 'hand_over', by: 'lender', loan: 7 },
  { do: 'request', of: 'help', quantity: 1, both: false, orWait: false, inDays: 1, days: 0 }, { do: 'accept', by: 'lender', loan: 9 },
  { do: 'ask_series', by: 'borrower', series: 0, quantity: 1, inDays: 1 }, { do: 'accept_series', by: 'lender', series: 0, quantity: 1, inDays: 1 },
  { do: 'change_series', by: 'lender', series: 0, quantity: 1, inDays: 2 }, { do: 'accept_series', by: 'borrower', series: 1, quantity: 1, inDays: 2 }, { do: 'stop_series', by: 'borrower', series: 1, quantity: 1, inDays: 3 },
  { do: 'request', of: 'things', quantity: 1, both: false, orWait: false, inDays: 6, days: 0 }, { do: 'wait', hours: 24 }, { do: 'done', by: 'borrower', loan: 9 }, { do: 'wait', hours: 6 },
]

/** One lender with two annonces and one borrower, and what happened to them so far. */
export interface World {
  db: PrismaClient
  lender: Awaited<ReturnType<typeof makeBourse>>['lender']
  borrower: Awaited<ReturnType<typeof makeBourse>>['borrower']
  listingIds: [number, number]
  giftId: number
  helpId: number
  loanIds: string[]
  /** What each loan is of; the dates of a series are of things. */
  kinds: Map<string, keyof typeof USUAL>
  seriesIds: string[]
  /** As they were when last looked at. */
  states: Map<string, string>
  now: Date
  /** A fact (an early retrait, a loss, time) may have uncovered a promise. */
  facts: boolean
}

export async function openWorld(db: PrismaClient): Promise<World> {
  const { lender, borrower, annonce } = await makeBourse(db, { stock: STOCK })
  const other = await makeListing(db, lender.organisation, { stock: STOCK })
  const gift = await makeListing(db, lender.organisation, { nature: 'don', category: 'dons.tissus', stock: STOCK })
  const help = await makeListing(db, lender.organisation, { nature: 'competence', category: 'competences', stock: STOCK })
  return { db, lender, borrower, listingIds: [annonce.id, other.id], giftId: gift.id, helpId: help.id, loanIds: [], seriesIds: [], kinds: new Map(), states: new Map(), now: NOW, facts: false }
}

/** Makes one move. A refusal is an answer; anything else that is thrown is a defect. */
export async function perform(world: World, move: Step): Promise<void> {
  if (move.do === 'wait') {
    world.now = new Date(world.now.getTime() + move.hours * 3_600_000)
    world.facts = true
    await runSeriesClock({ db: world.db }, world.now)
    return runLoanClock({ db: world.db }, world.now)
  }
  if (move.do === 'request') return ask(world, move)
  if ('series' in move) return performOnSeries(world, move)
  if (world.loanIds.length === 0) return
  const loanId = world.loanIds[move.loan % world.loanIds.length]!
  const command = move.do === 'advance' ? usualStep(world, loanId) : move.do
  const refusal = await refusalOf((await verbsOf(world, loanId, move.by))[command]())
  if (refusal) expect([403, 409, 422]).toContain(refusal.status)
  else if (['hand_over', 'hand_over_part', 'lose', 'amend'].includes(command)) world.facts = true
}

/** What usually comes next. */
function usualStep({ states, kinds }: World, loanId: string): keyof Awaited<ReturnType<typeof verbsOf>> {
  const usual: Partial<Record<string, keyof Awaited<ReturnType<typeof verbsOf>>>> = USUAL[kinds.get(loanId) ?? 'things']
  return usual[states.get(loanId) ?? ''] ?? 'cancel'
}

async function ask(world: World, move: Step & { do: 'request' }): Promise<void> {
  const { db, borrower, now, listingIds, giftId, helpId } = world
  const things = move.both ? listingIds : listingIds.slice(0, 1)
  const first = addDays(parisMoment(now).day, move.inDays)
  const lines = (move.of === 'gift' ? [giftId] : move.of === 'help' ? [helpId] : things).map((listingId) => ({ listingId, quantity: move.quantity, ...wholeDays(first, addDays(first, move.days)) }))
  const answer = requestLoan(as(db, borrower.viewer, now), { borrowerId: borrower.organisation.id, lines, purpose: 'Fête', message: '', orWait: move.orWait })
  const refusal = await refusalOf(answer)
  if (refusal) return
  const { loanId } = await answer
  world.loanIds.push(loanId)
  world.kinds.set(loanId, move.of)
}

type SeriesStep = Extract<Step, { series: number }>

/** Three days in a row, from some days on: near enough to the single loans to collide with them. */
function wishFrom({ now }: World, { quantity, inDays }: SeriesStep): SeriesWish {
  const start = addDays(parisMoment(now).day, inDays)
  return { rule: { interval: 1, weekdays: WEEKDAYS, place: null, until: addDays(start, 2) }, start, times: null, quantity, skipPublicHolidays: false, skipSchoolHolidays: false }
}

/** The dates of a series that a verb makes are loans like all others: the moves on loans meet them too. */
async function performOnSeries(world: World, move: SeriesStep): Promise<void> {
  const { db, lender, borrower, now, seriesIds, listingIds } = world
  const context = as(db, (move.by === 'lender' ? lender : borrower).viewer, now)
  const seriesId = seriesIds[move.series % Math.max(seriesIds.length, 1)] ?? ''
  const wish = wishFrom(world, move)
  const days = [0, 1, 2].map((later) => addDays(wish.start, later))
  const create = async (made: Promise<{ seriesId: string }>) => void seriesIds.push((await made).seriesId)
  const asked = async () => (await db.loanSeriesDate.findMany({ where: { seriesId, asked: true } })).map(({ day }) => day.toISOString().slice(0, 10))
  if (move.do !== 'ask_series' && seriesId === '') return
  const verbs = {
    ask_series: () => create(askSeries(as(db, borrower.viewer, now), { borrowerId: borrower.organisation.id, listingId: listingIds[0], wish, days, purpose: 'Chorale', message: '' })),
    accept_series: async () => acceptSeries(context, { seriesId, days: await asked() }),
    change_series: () => create(changeSeries(context, { seriesId, wish, days, message: '' })),
    stop_series: () => stopSeries(context, { seriesId, from: wish.start }),
  }
  const refusal = await refusalOf(verbs[move.do]())
  if (refusal) expect([403, 409, 422]).toContain(refusal.status)
  const made = await db.loan.findMany({ where: { seriesId: { in: seriesIds }, id: { notIn: world.loanIds } }, orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of made) if (!world.loanIds.includes(id)) world.loanIds.push(id)
}

async function verbsOf({ db, lender, borrower, now }: World, loanId: string, by: 'lender' | 'borrower') {
  const context = as(db, (by === 'lender' ? lender : borrower).viewer, now)
  const lines = await db.loanLine.findMany({ where: { loanId }, orderBy: { id: 'asc' } })
  const line = (lines.find(({ state }) => state !== 'declined') ?? lines[0])!
  const open = (await db.loanProposal.findFirst({ where: { loanId, state: 'open' } }))?.id ?? loanId
  const report = (await db.conditionReport.findFirst({ where: { loanId, answer: null } }))?.id ?? loanId
  const longer = { startsAt: line.eventStartsAt, endsAt: new Date(line.eventEndsAt.getTime() + 24 * 3_600_000) }
  return {
    accept: () => acceptLoan(context, { loanId }),
    accept_part: () => acceptLoan(context, { loanId, quantities: { [line.id]: 0 } }),
    decline: () => declineLoan(context, { loanId, reason: 'Non' }),
    cancel: () => cancelLoan(context, { loanId }),
    hand_over: () => handOverLoan(context, { loanId }),
    hand_over_part: () => handOverLoan(context, { loanId, restLater: true, lines: { [line.id]: { quantityOut: 1 } } }),
    forgo_rest: () => forgoRest(context, { loanId }),
    done: () => noteDone(context, { loanId, minutes: 90 }),
    return: () => returnLoan(context, { loanId }),
    return_part: () => returnLoan(context, { loanId, lines: { [line.id]: { back: 1 } } }),
    lose: () => returnLoan(context, { loanId, lines: { [line.id]: { back: 0, lost: 1 } } }),
    amend: () => amendReturn(context, { loanId, lines: { [line.id]: { lost: 1 } } }),
    close: () => closeLoan(context, { loanId }),
    resolve: () => resolveLoan(context, { loanId }),
    propose: () => proposeTerms(context, { loanId, lines: { [line.id]: { event: longer } }, message: '' }),
    agree: () => answerProposal(context, { loanId, proposalId: open, agrees: true }),
    disagree: () => answerProposal(context, { loanId, proposalId: open, agrees: false }),
    confirm: () => answerReport(context, { loanId, reportId: report, agrees: true }),
    contest: () => answerReport(context, { loanId, reportId: report, agrees: false, reason: 'Non' }),
  } satisfies Record<string, () => Promise<unknown>>
}

/** What a run of sequences has met: a check that never meets what it guards against checks nothing. */
export interface Met {
  states: Set<string>
  refusedAlone: number
  parts: number
  waited: number
  /** A gift of which a part was fetched and the rest waits; one of which nothing is left. */
  giftParts: number
  allGiven: number
}
export const nothingMet = (): Met => ({ states: new Set(), refusedAlone: 0, parts: 0, waited: 0, giftParts: 0, allGiven: 0 })

/**
 * Nothing is over-promised in silence, every line adds up, every loan is in a legal state.
 * @param together several moves may have been made since one last looked.
 */
export async function checkInvariants(world: World, met: Met, together = false): Promise<void> {
  const { db, states, now } = world
  const all = [...world.listingIds, world.giftId, world.helpId]
  const listings = await db.listing.findMany({ where: { id: { in: all } } })
  const loans = await db.loan.findMany({ where: { lines: { some: { listingId: { in: all } } } }, include: { lines: true, proposals: { where: { state: 'open' } } } })
  const holds: (RankedHold & { listingId: number })[] = []
  for (const loan of loans) {
    const before = states.get(loan.id)
    if (before !== undefined && before !== loan.state && !together) {
      // The clock may make two moves in one run; a person makes one.
      const next = TRANSITIONS.filter((row) => row.from === before).map((row) => row.to as string)
      const after = TRANSITIONS.filter((row) => next.includes(row.from)).map((row) => row.to as string)
      expect([...next, ...after]).toContain(loan.state)
    }
    states.set(loan.id, loan.state)
    met.states.add(loan.state)
    met.waited += isWaiting(loan) ? 1 : 0
    expect(loan.proposals.map(({ side }) => side)).toEqual(loan.proposalSide === null ? [] : [loan.proposalSide])
    for (const line of loan.lines) {
      if (line.state !== loan.state) {
        expect(line).toMatchObject({ state: 'declined', quantityAccepted: 0 })
        met.refusedAlone++
      }
      const holding = line.state === 'accepted' || line.state === 'handed_over'
      met.parts += line.quantityDue > 0 && line.quantityOut > 0 ? 1 : 0
      if (line.state === 'handed_over') expect(line.quantityHeld).toBe(line.quantityDue + line.quantityOut - line.quantityBack - line.quantityLost)
      if (!holding) expect(line.quantityHeld).toBe(0)
      else if (line.quantityHeld > 0) holds.push({ ...line, state: line.state as RankedHold['state'], quantity: line.quantityHeld, promisedAt: loan.answeredAt!, loanId: loan.id })
    }
  }
  // Right to the last chair: what is lost is what was noted as lost, never more than there was.
  for (const { id, stock, lost } of listings.filter(({ nature }) => nature !== 'don')) {
    const noted = loans.flatMap(({ lines }) => lines.filter(({ listingId }) => listingId === id)).reduce((sum, { quantityLost }) => sum + quantityLost, 0)
    expect(lost).toBe(Math.min(noted, stock))
  }
  const gift = listings.find(({ id }) => id === world.giftId)!
  const left = gift.stock - gift.lost
  const given = loans.flatMap((loan) => loan.lines.filter(({ listingId }) => listingId === gift.id).map((line) => (line.state === 'closed' && loan.handedOverAt === null ? line.quantityAccepted : line.quantityOut)))
  // What was given has left, to the last piece; then nobody goes on asking.
  expect(left).toBe(STOCK - given.reduce((sum, quantity) => sum + quantity, 0))
  expect(gift.status).toBe(left === 0 ? 'archived' : 'published')
  if (left === 0) expect(loans.filter(({ state, lines }) => state === 'pending' && lines.some(({ listingId }) => listingId === gift.id))).toEqual([])
  met.allGiven += left === 0 ? 1 : 0
  met.giftParts += loans.filter(({ state }) => state === 'handed_over').flatMap(({ lines }) => lines).filter(({ listingId, quantityDue }) => listingId === gift.id && quantityDue > 0).length
  const missing = listings.flatMap(({ id, stock, lost }) => [...uncoveredLoans(stock - lost, holds.filter((hold) => hold.listingId === id), now).keys()])
  if (!world.facts) expect(missing).toEqual([])
  const settled = await db.event.findMany({ where: { kind: 'loan.resolved', subjectId: { in: missing } }, select: { subjectId: true } })
  for (const loanId of missing) {
    const known = loans.find((loan) => loan.id === loanId)!.toResolveAt !== null || settled.some((event) => event.subjectId === loanId)
    expect(known).toBe(true)
  }
}
