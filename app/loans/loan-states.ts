import type { LoanSide, LoanState } from 'prisma/generated/client'

/** Who moves a loan: one of its two sides, or the clock. */
export type LoanActor = LoanSide | 'clock'

export type LoanCommand =
  | 'accept' | 'decline' | 'cancel' | 'release' | 'release_part' | 'expire' | 'remind' | 'lapse'
  | 'hand_over' | 'give' | 'forgo_rest' | 'done' | 'run_out' | 'run_out_part' | 'return' | 'return_part' | 'amend' | 'close'
  | 'propose' | 'agree' | 'disagree' | 'come_free'
  | 'hand_over_rest' | 'confirm_report' | 'contest_report'
  | 'flag' | 'settle' | 'set_contact'

export type LoanEventKind = `loan.${
  'accepted' | 'declined' | 'cancelled' | 'released' | 'expired' | 'reminded' | 'handed_over' | 'returned' | 'closed' | 'to_resolve' | 'resolved' | 'contact_changed'
  | 'came_free' | 'all_given' | 'done' | 'proposed' | 'replanned' | 'proposal_declined'
  | 'report_confirmed' | 'report_contested' | 'stop_missed'}`

export interface Transition {
  from: LoanState
  command: LoanCommand
  actors: readonly LoanActor[]
  to: LoanState
  events: readonly LoanEventKind[]
}

const BOTH = ['lender', 'borrower'] as const

/** Every move a loan can make. What is not here is refused. The diagram of the documentation is drawn from it. */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'pending', command: 'accept', actors: ['lender'], to: 'accepted', events: ['loan.accepted'] },
  { from: 'pending', command: 'decline', actors: ['lender'], to: 'declined', events: ['loan.declined'] },
  { from: 'pending', command: 'cancel', actors: ['borrower'], to: 'cancelled', events: ['loan.cancelled'] },
  // Another lender said yes first, and the borrower asked for one of them.
  { from: 'pending', command: 'release', actors: ['clock'], to: 'cancelled', events: ['loan.released'] },
  { from: 'pending', command: 'release_part', actors: ['clock'], to: 'pending', events: ['loan.released'] },
  // It waited for something that was taken, and its turn has come.
  { from: 'pending', command: 'come_free', actors: ['clock'], to: 'pending', events: ['loan.came_free'] },
  // A don: others have fetched all there was.
  { from: 'pending', command: 'run_out', actors: ['clock'], to: 'declined', events: ['loan.all_given'] },
  { from: 'pending', command: 'run_out_part', actors: ['clock'], to: 'pending', events: ['loan.all_given'] },
  { from: 'pending', command: 'expire', actors: ['clock'], to: 'expired', events: ['loan.expired'] },
  { from: 'pending', command: 'remind', actors: ['clock'], to: 'pending', events: ['loan.reminded'] },
  // The lender's other terms: nobody is refused for an hour's difference.
  { from: 'pending', command: 'propose', actors: ['lender'], to: 'pending', events: ['loan.proposed'] },
  { from: 'pending', command: 'agree', actors: ['borrower'], to: 'accepted', events: ['loan.accepted'] },
  { from: 'pending', command: 'disagree', actors: ['borrower'], to: 'pending', events: ['loan.proposal_declined'] },
  { from: 'pending', command: 'set_contact', actors: BOTH, to: 'pending', events: ['loan.contact_changed'] },

  { from: 'accepted', command: 'cancel', actors: BOTH, to: 'cancelled', events: ['loan.cancelled'] },
  { from: 'accepted', command: 'hand_over', actors: BOTH, to: 'handed_over', events: ['loan.handed_over'] },
  // A don does not come back: once fetched, its loan is over.
  { from: 'accepted', command: 'give', actors: BOTH, to: 'closed', events: ['loan.handed_over', 'loan.closed'] },
  // A helping hand is done in one step: nothing left, nothing comes back.
  { from: 'accepted', command: 'done', actors: BOTH, to: 'closed', events: ['loan.done', 'loan.closed'] },
  // Nobody recorded anything, a week after its end: it asks nothing more of anybody.
  { from: 'accepted', command: 'lapse', actors: ['clock'], to: 'closed', events: ['loan.closed'] },
  { from: 'accepted', command: 'flag', actors: ['clock', ...BOTH], to: 'accepted', events: ['loan.to_resolve'] },
  { from: 'accepted', command: 'settle', actors: ['clock', ...BOTH], to: 'accepted', events: ['loan.resolved'] },
  // Other dates for what is promised, or a longer loan for what is out: asked by one side, agreed by the other.
  { from: 'accepted', command: 'propose', actors: BOTH, to: 'accepted', events: ['loan.proposed'] },
  { from: 'accepted', command: 'agree', actors: BOTH, to: 'accepted', events: ['loan.replanned'] },
  { from: 'accepted', command: 'disagree', actors: BOTH, to: 'accepted', events: ['loan.proposal_declined'] },
  { from: 'accepted', command: 'set_contact', actors: BOTH, to: 'accepted', events: ['loan.contact_changed'] },

  { from: 'handed_over', command: 'hand_over_rest', actors: BOTH, to: 'handed_over', events: ['loan.handed_over'] },
  // The last part of a don is fetched, or nobody waits for it any more.
  { from: 'handed_over', command: 'give', actors: BOTH, to: 'closed', events: ['loan.handed_over', 'loan.closed'] },
  { from: 'handed_over', command: 'forgo_rest', actors: BOTH, to: 'closed', events: ['loan.closed'] },
  { from: 'handed_over', command: 'confirm_report', actors: BOTH, to: 'handed_over', events: ['loan.report_confirmed'] },
  { from: 'handed_over', command: 'contest_report', actors: BOTH, to: 'handed_over', events: ['loan.report_contested'] },
  { from: 'handed_over', command: 'return', actors: BOTH, to: 'returned', events: ['loan.returned'] },
  // A part came back: the rest is still out.
  { from: 'handed_over', command: 'return_part', actors: BOTH, to: 'handed_over', events: ['loan.returned'] },
  { from: 'handed_over', command: 'remind', actors: ['clock'], to: 'handed_over', events: ['loan.reminded'] },
  { from: 'handed_over', command: 'propose', actors: BOTH, to: 'handed_over', events: ['loan.proposed'] },
  { from: 'handed_over', command: 'agree', actors: BOTH, to: 'handed_over', events: ['loan.replanned'] },
  { from: 'handed_over', command: 'disagree', actors: BOTH, to: 'handed_over', events: ['loan.proposal_declined'] },
  { from: 'handed_over', command: 'set_contact', actors: BOTH, to: 'handed_over', events: ['loan.contact_changed'] },

  { from: 'returned', command: 'confirm_report', actors: BOTH, to: 'returned', events: ['loan.report_confirmed'] },
  { from: 'returned', command: 'contest_report', actors: BOTH, to: 'returned', events: ['loan.report_contested'] },
  // Checking what came back, its lender finds something missing or broken: a fact, also after the retour was noted complete.
  { from: 'returned', command: 'amend', actors: ['lender'], to: 'returned', events: ['loan.returned'] },
  { from: 'returned', command: 'close', actors: ['lender', 'clock'], to: 'closed', events: ['loan.closed'] },
]

export const LOAN_STATES = ['pending', 'accepted', 'declined', 'expired', 'cancelled', 'handed_over', 'returned', 'closed'] as const satisfies readonly LoanState[]

/** The move that this actor may make from this state with this command, or null. */
export function findTransition(from: LoanState, command: LoanCommand, actor: LoanActor): Transition | null {
  return TRANSITIONS.find((row) => row.from === from && row.command === command && row.actors.includes(actor)) ?? null
}

/** The lines that go their loan's way. A line that was refused alone, or withdrawn alone, is over before its loan, and stays in that state. */
export const liveLines = <L extends { state: LoanState }>({ state, lines }: { state: LoanState; lines: readonly L[] }): L[] => lines.filter((line) => line.state === state)

/** Does a request still wait for something that is taken? It has not reached its lender. */
export const isWaiting = ({ state, waitingSince, cameFreeAt }: { state: LoanState; waitingSince: Date | null; cameFreeAt: Date | null }): boolean =>
  state === 'pending' && waitingSince !== null && cameFreeAt === null

/** Is the loan late? Derived from the clock, never stored. @param endsAt the retour that was agreed */
export const isOverdue = (state: LoanState, endsAt: Date, now: Date): boolean => state === 'handed_over' && endsAt < now

const OVER: readonly LoanState[] = ['declined', 'expired', 'cancelled', 'closed']
const DAY_MS = 24 * 3_600_000
/** So long the two sides may still write to each other about a loan that is over: something was forgotten, an invoice is missing. */
export const WRITES_FOR_DAYS = 60

/** May the two sides still write to each other? Until 60 days (of 24 hours) after it was closed, or was to be back. */
export function mayWrite({ state, closedAt, lines }: { state: LoanState; closedAt: Date | null; lines: readonly { endsAt: Date }[] }, now: Date): boolean {
  const last = Math.max(closedAt?.getTime() ?? 0, ...lines.map(({ endsAt }) => endsAt.getTime()))
  return !OVER.includes(state) || now.getTime() < last + WRITES_FOR_DAYS * DAY_MS
}
