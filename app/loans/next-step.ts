import type { LoanSide, LoanState, Nature } from 'prisma/generated/client'

import { parisMoment } from '~/platform/paris-time'

import { type LoanPath, pathOf } from './loan-path'
import { isOverdue, isWaiting } from './loan-states'

/** What of a loan decides who does what next. */
export interface LoanSituation {
  state: LoanState
  /** The side one is on; null for who only looks. */
  side: LoanSide | null
  toResolve: boolean
  /** The side whose proposal of other terms is open. */
  proposal: LoanSide | null
  /** It waits for something that is taken. */
  waiting: boolean
  path: LoanPath
  /** Nobody answered: all of it was given to others. */
  allGiven: boolean
  startsAt: Date
  endsAt: Date
}

interface Situated {
  state: LoanState
  toResolveAt: Date | null
  proposalSide: LoanSide | null
  waitingSince: Date | null
  cameFreeAt: Date | null
  declineReason: string | null
  lines: readonly { startsAt: Date; endsAt: Date; listing: { nature: Nature } }[]
}

/** The situation of a loan for one of its sides. @param loan with the lines that go its way. */
export const situationOf = ({ toResolveAt, proposalSide, lines, ...loan }: Situated, side: LoanSide | null): LoanSituation => ({
  state: loan.state, side, toResolve: toResolveAt !== null, proposal: proposalSide, waiting: isWaiting(loan), path: pathOf(lines),
  allGiven: loan.state === 'declined' && loan.declineReason === null,
  startsAt: new Date(Math.min(...lines.map(({ startsAt }) => startsAt.getTime()))), endsAt: new Date(Math.max(...lines.map(({ endsAt }) => endsAt.getTime()))),
})

export type NextAction = 'answer' | 'agree' | 'resolve' | 'hand_over' | 'give' | 'done' | 'return' | 'close'

export interface NextStep {
  /** A key of the messages `loans.next`. */
  sentence:
    | 'answer_yours' | 'answer_theirs' | 'agree_yours' | 'agree_theirs' | 'wait_yours' | 'wait_theirs' | 'resolve' | 'hand_over_soon' | 'hand_over_now' | 'fetch_soon' | 'fetch_now'
    | 'return_soon' | 'return_now' | 'overdue_yours' | 'overdue_theirs' | 'close_yours' | 'close_theirs'
    | 'done_now' | 'rest_yours' | 'rest_theirs'
    | 'declined' | 'all_given' | 'expired' | 'cancelled' | 'closed'
  /** The one button; null where there is nothing to do but wait. */
  action: NextAction | null
  /** It waits for this side today. */
  urgent: boolean
}

/** What happens next to a loan, and who does it. Days are those of Paris. */
export function nextStep(loan: LoanSituation, now: Date): NextStep {
  const { side, state } = loan
  const mine = (action: NextAction) => (side === null ? null : action)
  const today = parisMoment(now).day
  switch (state) {
    case 'pending':
      if (loan.proposal) return toAgree(loan)
      if (loan.waiting) return side === 'lender' ? { sentence: 'wait_yours', action: 'answer', urgent: false } : { sentence: 'wait_theirs', action: null, urgent: false }
      return side === 'lender' ? { sentence: 'answer_yours', action: 'answer', urgent: true } : { sentence: 'answer_theirs', action: null, urgent: false }
    case 'accepted': {
      if (loan.toResolve) return { sentence: 'resolve', action: mine('resolve'), urgent: side !== null }
      if (loan.path === 'help' && loan.startsAt <= now) return { sentence: 'done_now', action: mine('done'), urgent: side !== null }
      const due = loan.path !== 'help' && parisMoment(loan.startsAt).day <= today
      if (!due && loan.proposal) return toAgree(loan)
      const sentence = side === 'borrower' ? (due ? 'fetch_now' : 'fetch_soon') : due ? 'hand_over_now' : 'hand_over_soon'
      return { sentence, action: loan.path === 'help' ? null : mine(loan.path === 'gift' ? 'give' : 'hand_over'), urgent: due && side !== null }
    }
    case 'handed_over': {
      if (loan.path === 'gift') return { sentence: side === 'borrower' ? 'rest_theirs' : 'rest_yours', action: mine('give'), urgent: side !== null }
      if (isOverdue(state, loan.endsAt, now)) return { sentence: side === 'borrower' ? 'overdue_yours' : 'overdue_theirs', action: mine('return'), urgent: side !== null }
      const due = parisMoment(new Date(loan.endsAt.getTime() - 1)).day <= today
      if (!due && loan.proposal) return toAgree(loan)
      return { sentence: due ? 'return_now' : 'return_soon', action: mine('return'), urgent: due && side !== null }
    }
    case 'returned':
      return side === 'lender' ? { sentence: 'close_yours', action: 'close', urgent: true } : { sentence: 'close_theirs', action: null, urgent: false }
    case 'declined':
      return { sentence: loan.allGiven ? 'all_given' : 'declined', action: null, urgent: false }
    default:
      return { sentence: state, action: null, urgent: false }
  }
}

/** Other terms wait for the side that did not propose them. */
const toAgree = ({ side, proposal }: LoanSituation): NextStep =>
  side !== null && side !== proposal ? { sentence: 'agree_yours', action: 'agree', urgent: true } : { sentence: 'agree_theirs', action: null, urgent: false }

/** How a loan's state is shown: the waiting list, overdue and « à résoudre » are said before the state itself. */
export function shownState(loan: Pick<LoanSituation, 'state' | 'toResolve' | 'waiting' | 'path' | 'endsAt'>, now: Date): LoanState | 'overdue' | 'to_resolve' | 'waiting' {
  if (loan.waiting) return 'waiting'
  if (loan.state === 'accepted' && loan.toResolve) return 'to_resolve'
  return loan.path !== 'gift' && isOverdue(loan.state, loan.endsAt, now) ? 'overdue' : loan.state
}
