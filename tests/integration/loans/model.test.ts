import fc from 'fast-check'
import { expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { amendReturn } from '~/loans/amend-return.server'
import { answerProposal } from '~/loans/answer-proposal.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { type RankedHold, uncoveredLoans } from '~/loans/capacity'
import { closeLoan } from '~/loans/close-loan.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { LOAN_STATES, TRANSITIONS } from '~/loans/loan-states'
import { wholeDays } from '~/loans/loan-period'
import { proposeTerms } from '~/loans/propose-terms.server'
import { requestLoan } from '~/loans/request-loan.server'
import { resolveLoan } from '~/loans/resolve-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { addDays, parisMoment } from '~/platform/paris-time'

import { makeListing } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()
const STOCK = 4
const USUAL = { pending: 'accept', accepted: 'hand_over', handed_over: 'return', returned: 'close' } as const

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('request' as const), quantity: fc.integer({ min: 1, max: STOCK }), both: fc.boolean(), inDays: fc.integer({ min: 0, max: 6 }), days: fc.integer({ min: 0, max: 3 }) }) },
  // The usual next step of a loan, so that most sequences come far.
  { weight: 8, arbitrary: fc.record({ do: fc.constant('advance' as const), by: fc.constantFrom('lender' as const, 'borrower' as const), loan: fc.nat(5) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('accept' as const, 'accept_part' as const, 'decline' as const, 'cancel' as const, 'hand_over' as const, 'return' as const, 'return_part' as const, 'lose' as const, 'amend' as const, 'close' as const, 'resolve' as const, 'hand_over_part' as const, 'propose' as const, 'agree' as const, 'disagree' as const),
      by: fc.constantFrom('lender' as const, 'borrower' as const), loan: fc.nat(5),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(6, 24, 60) }) },
)

/** Through every state, and to a loss that leaves a later promise uncovered: what the checks at the end must have met, whatever chance brings. */
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
const EVERY_STATE: Step[] = [
  { do: 'request', quantity: 2, both: false, inDays: 0, days: 0 }, { do: 'request', quantity: 4, both: false, inDays: 3, days: 0 },
  { do: 'accept', by: 'lender', loan: 0 }, { do: 'accept', by: 'lender', loan: 1 },
  { do: 'hand_over_part', by: 'lender', loan: 0 }, { do: 'hand_over', by: 'borrower', loan: 0 }, { do: 'lose', by: 'lender', loan: 0 }, { do: 'return', by: 'borrower', loan: 0 }, { do: 'close', by: 'lender', loan: 0 },
  { do: 'request', quantity: 1, both: true, inDays: 5, days: 0 }, { do: 'decline', by: 'lender', loan: 2 },
  { do: 'request', quantity: 1, both: false, inDays: 5, days: 0 }, { do: 'cancel', by: 'borrower', loan: 3 },
  { do: 'request', quantity: 1, both: true, inDays: 5, days: 0 }, { do: 'accept_part', by: 'lender', loan: 4 },
  { do: 'propose', by: 'borrower', loan: 4 }, { do: 'agree', by: 'lender', loan: 4 },
  { do: 'request', quantity: 1, both: false, inDays: 6, days: 0 }, { do: 'wait', hours: 24 }, { do: 'wait', hours: 6 },
]

test('whatever two sides and the clock do, in whatever order: nothing is over-promised in silence, and every loan is in a legal state', async () => {
  const { db } = database
  const reached = new Set<string>()
  let refusedAlone = 0
  let parts = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const { lender, borrower, annonce } = await makeBourse(db, { stock: STOCK })
      const other = await makeListing(db, lender.organisation, { stock: STOCK })
      const ids: string[] = []
      const states = new Map<string, string>()
      let now = NOW
      let facts = false
      for (const move of steps) {
        if (move.do === 'wait') {
          now = new Date(now.getTime() + move.hours * 3_600_000)
          await runLoanClock({ db }, now)
          facts = true
        } else if (move.do === 'request') {
          const first = addDays(parisMoment(now).day, move.inDays)
          const lines = (move.both ? [annonce, other] : [annonce]).map(({ id }) => ({ listingId: id, quantity: move.quantity, ...wholeDays(first, addDays(first, move.days)) }))
          await requestLoan(as(db, borrower.viewer, now), { borrowerId: borrower.organisation.id, lines, purpose: 'Fête', message: '' }).then(({ loanId }) => ids.push(loanId), rethrowDefects)
        } else if (ids.length > 0) {
          const loanId = ids[move.loan % ids.length]!
          const command = move.do === 'advance' ? (USUAL[states.get(loanId) as keyof typeof USUAL] ?? 'cancel') : move.do
          const context = as(db, (move.by === 'lender' ? lender : borrower).viewer, now)
          const lines = await db.loanLine.findMany({ where: { loanId }, orderBy: { id: 'asc' } })
          const line = lines.find(({ state }) => state !== 'declined') ?? lines[0]
          const open = (await db.loanProposal.findFirst({ where: { loanId, state: 'open' } }))?.id ?? loanId
          const verbs = {
            accept: () => acceptLoan(context, { loanId }),
            accept_part: () => acceptLoan(context, { loanId, quantities: { [line!.id]: 0 } }),
            decline: () => declineLoan(context, { loanId, reason: 'Non' }),
            cancel: () => cancelLoan(context, { loanId }),
            hand_over: () => handOverLoan(context, { loanId }),
            hand_over_part: () => handOverLoan(context, { loanId, restLater: true, lines: { [line!.id]: { quantityOut: 1 } } }),
            return: () => returnLoan(context, { loanId }),
            return_part: () => returnLoan(context, { loanId, lines: { [line!.id]: { back: 1 } } }),
            lose: () => returnLoan(context, { loanId, lines: { [line!.id]: { back: 0, lost: 1 } } }),
            amend: () => amendReturn(context, { loanId, lines: { [line!.id]: { lost: 1 } } }),
            close: () => closeLoan(context, { loanId }),
            resolve: () => resolveLoan(context, { loanId }),
            propose: () => proposeTerms(context, { loanId, lines: { [line!.id]: { event: { startsAt: line!.eventStartsAt, endsAt: new Date(line!.eventEndsAt.getTime() + 24 * 3_600_000) } } }, message: '' }),
            agree: () => answerProposal(context, { loanId, proposalId: open, agrees: true }),
            disagree: () => answerProposal(context, { loanId, proposalId: open, agrees: false }),
          }
          const refusal = await refusalOf(verbs[command]())
          if (refusal) expect([403, 409, 422]).toContain(refusal.status)
          else if (command === 'hand_over' || command === 'hand_over_part' || command === 'lose' || command === 'amend') facts = true
        }
        await checkInvariants([annonce.id, other.id], states, now, facts)
      }
    }),
    { numRuns: 100, endOnFailure: true, examples: [[EVERY_STATE]] },
  )
  // The sequences went somewhere: a check that never meets what it guards against checks nothing.
  expect(reached).toEqual(new Set(LOAN_STATES))
  expect(refusedAlone).toBeGreaterThan(0)
  expect(parts).toBeGreaterThan(0)
  expect(await db.event.count({ where: { kind: 'loan.replanned' } })).toBeGreaterThan(0)
  expect(await db.event.count({ where: { kind: 'loan.to_resolve' } })).toBeGreaterThan(0)

  async function checkInvariants(listingIds: number[], states: Map<string, string>, now: Date, facts: boolean) {
    const listings = await db.listing.findMany({ where: { id: { in: listingIds } } })
    const loans = await db.loan.findMany({ where: { lines: { some: { listingId: { in: listingIds } } } }, include: { lines: true, proposals: { where: { state: 'open' } } } })
    const holds: (RankedHold & { listingId: number })[] = []
    for (const loan of loans) {
      const before = states.get(loan.id)
      if (before !== undefined && before !== loan.state) {
        // The clock may make two moves in one run; a person makes one.
        const next = TRANSITIONS.filter((row) => row.from === before).map((row) => row.to as string)
        const after = TRANSITIONS.filter((row) => next.includes(row.from)).map((row) => row.to as string)
        expect([...next, ...after]).toContain(loan.state)
      }
      states.set(loan.id, loan.state)
      expect(loan.proposals.map(({ side }) => side)).toEqual(loan.proposalSide === null ? [] : [loan.proposalSide])
      reached.add(loan.state)
      for (const line of loan.lines) {
        if (line.state !== loan.state) {
          expect(line).toMatchObject({ state: 'declined', quantityAccepted: 0 })
          refusedAlone++
        }
        const holding = line.state === 'accepted' || line.state === 'handed_over'
        parts += line.quantityDue > 0 && line.quantityOut > 0 ? 1 : 0
        if (line.state === 'handed_over') expect(line.quantityHeld).toBe(line.quantityDue + line.quantityOut - line.quantityBack - line.quantityLost)
        if (!holding) expect(line.quantityHeld).toBe(0)
        else if (line.quantityHeld > 0) holds.push({ ...line, state: line.state as RankedHold['state'], quantity: line.quantityHeld, promisedAt: loan.answeredAt!, loanId: loan.id })
      }
    }
    const missing = listings.flatMap(({ id, stock, lost }) => [...uncoveredLoans(stock - lost, holds.filter((hold) => hold.listingId === id), now).keys()])
    if (!facts) expect(missing).toEqual([])
    const settled = await db.event.findMany({ where: { kind: 'loan.resolved', subjectId: { in: missing } }, select: { subjectId: true } })
    for (const loanId of missing) {
      const known = loans.find((loan) => loan.id === loanId)!.toResolveAt !== null || settled.some((event) => event.subjectId === loanId)
      expect(known).toBe(true)
    }
  }
}, 480_000)

function rethrowDefects(error: { name: string }) {
  if (error.name !== 'DomainError') throw error
}
