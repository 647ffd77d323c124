import type { DisputeState, LoanSide, LoanState } from 'prisma/generated/client'

/** Who moves a litige: the side that opened it, or the other one. */
export type DisputeActor = 'opener' | 'other'

export type DisputeCommand = 'write' | 'write_again' | 'propose' | 'agree' | 'withdraw' | 'raise'

export type DisputeEventKind = `dispute.${'opened' | 'answered' | 'proposed' | 'agreed' | 'withdrawn' | 'raised'}`

export interface DisputeTransition {
  from: DisputeState
  command: DisputeCommand
  actors: readonly DisputeActor[]
  to: DisputeState
  event: DisputeEventKind
}

const BOTH = ['opener', 'other'] as const

/** Every move a litige can make. What is not here is refused. */
export const DISPUTE_TRANSITIONS: readonly DisputeTransition[] = [
  { from: 'open', command: 'write', actors: ['other'], to: 'open', event: 'dispute.answered' },
  { from: 'open', command: 'write_again', actors: BOTH, to: 'open', event: 'dispute.answered' },
  { from: 'open', command: 'propose', actors: BOTH, to: 'open', event: 'dispute.proposed' },
  { from: 'open', command: 'agree', actors: BOTH, to: 'agreed', event: 'dispute.agreed' },
  { from: 'open', command: 'withdraw', actors: ['opener'], to: 'withdrawn', event: 'dispute.withdrawn' },
  { from: 'open', command: 'raise', actors: BOTH, to: 'raised', event: 'dispute.raised' },

  // What the coordinators were given to read stands; who was silent may still speak, and the two may still agree by themselves.
  { from: 'raised', command: 'write', actors: ['other'], to: 'raised', event: 'dispute.answered' },
  { from: 'raised', command: 'propose', actors: BOTH, to: 'raised', event: 'dispute.proposed' },
  { from: 'raised', command: 'agree', actors: BOTH, to: 'agreed', event: 'dispute.agreed' },
  { from: 'raised', command: 'withdraw', actors: ['opener'], to: 'withdrawn', event: 'dispute.withdrawn' },
]

export const DISPUTE_STATES = ['open', 'raised', 'agreed', 'withdrawn'] as const satisfies readonly DisputeState[]
export const DISPUTE_KINDS = ['damage', 'loss', 'other'] as const
export const OUTCOMES = ['nothing', 'repair', 'payment', 'replacement'] as const

/** The states in which the two still look for an outcome. */
export const isLive = (state: DisputeState): boolean => state === 'open' || state === 'raised'

/** The move that this side may make from this state with this command, or null. */
export function findDisputeTransition(from: DisputeState, command: DisputeCommand, actor: DisputeActor): DisputeTransition | null {
  return DISPUTE_TRANSITIONS.find((row) => row.from === from && row.command === command && row.actors.includes(actor)) ?? null
}

export const actorOf = (dispute: { side: LoanSide }, side: LoanSide): DisputeActor => (dispute.side === side ? 'opener' : 'other')

const DAY_MS = 24 * 3_600_000
/** So long after the last retour something may still be found missing. */
export const OPENS_FOR_DAYS = 60
/** So long one waits for the other side's account before the coordinators are asked. */
export const SILENT_FOR_DAYS = 7

/** The states of a loan in which a litige is at home. */
export const AFTER_RETRAIT: readonly LoanState[] = ['handed_over', 'returned', 'closed']

/** May a litige be opened about this loan? From its retrait until 60 days (of 24 hours) after it came back, by two associations of the site. */
export function openVerdict(
  loan: { state: LoanState; borrowerId: string | null; handedOverAt: Date | null; returnedAt: Date | null; closedAt: Date | null }, now: Date,
): { ok: true } | { ok: false; code: 'wrong_state' | 'dispute_too_late' } {
  if (!AFTER_RETRAIT.includes(loan.state) || loan.handedOverAt === null || loan.borrowerId === null) return { ok: false, code: 'wrong_state' }
  const over = loan.returnedAt ?? loan.closedAt
  return over !== null && now.getTime() > over.getTime() + OPENS_FOR_DAYS * DAY_MS ? { ok: false, code: 'dispute_too_late' } : { ok: true }
}

/** From when on the coordinators may be asked: at once where both have told what happened, else after a week of silence. */
export const raisableFrom = (dispute: { openedAt: Date; accounts: readonly unknown[] }): Date =>
  dispute.accounts.length > 1 ? dispute.openedAt : new Date(dispute.openedAt.getTime() + SILENT_FOR_DAYS * DAY_MS)
