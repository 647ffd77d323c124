import type { Organisation } from 'prisma/generated/client'

import type { Transaction } from '~/platform/database.server'
import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { type Move, tellLoan } from './loan-move.server'
import { FOREVER, loanPeriod, type Period, withBuffers } from './loan-period'
import { type LoanLineRecord, writePromises } from './loan-record.server'
import { releaseOthers } from './release-others.server'

/** What is promised of a line: how many, none to refuse it, for which event. */
export interface LineTerms {
  line: LoanLineRecord
  quantity: number
  event: Period
}

const periodsOf = ({ eventStartsAt, eventEndsAt, startsAt, endsAt, heldFrom, heldUntil }: LoanLineRecord) => ({ eventStartsAt, eventEndsAt, startsAt, endsAt, heldFrom, heldUntil })
export const eventOf = (line: Pick<LoanLineRecord, 'eventStartsAt' | 'eventEndsAt'>): Period => ({ startsAt: line.eventStartsAt, endsAt: line.eventEndsAt })
export const sameEvent = (a: Period, b: Period): boolean => a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime()

/**
 * Makes a request a promise, line by line, in the transaction of the yes. The buffers of today are copied into what is held; the
 * database has the last word. What others were asked instead of a line promised whole is released.
 * @throws {DomainError} 409 `loan_over` when an end has passed; 409 `listing_changed` where what was asked to borrow is now given
 * away, or the reverse; 409 `borrower_not_allowed` for a suspended borrower, `listing_not_open` for a lender who is no longer
 * verified; 422 `nothing_accepted`.
 */
export async function promiseTerms(tx: Transaction, { loan, side, transition }: Move, terms: readonly LineTerms[], { now, viewer }: Pick<Context, 'now' | 'viewer'>): Promise<void> {
  refuseParties(loan)
  const promised = terms.filter(({ quantity }) => quantity > 0)
  if (promised.some(({ event, line }) => plannedPeriod(line, event, now).endsAt <= now)) throw conflict('loan_over')
  if (promised.some(({ line }) => changedNature(line))) throw conflict('listing_changed')
  if (promised.length === 0) throw new DomainError('nothing_accepted', { field: `quantities.${loan.lines[0]!.id}` })
  const lines = terms.map(({ line, quantity, event }) => ({
    id: line.id, state: quantity === 0 ? ('declined' as const) : transition.to, quantityAccepted: quantity, quantityHeld: quantity, ...(quantity === 0 ? periodsOf(line) : plannedPeriod(line, event, now)),
  }))
  await writePromises(tx, loan, transition.to, lines, now)
  await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId })
  await releaseOthers(tx, promised.filter(({ line, quantity }) => quantity === line.quantityAsked).map(({ line }) => line))
}

/** Who may not promise, or be promised, whatever it is. @throws {DomainError} 409 `listing_not_open`, `borrower_not_allowed`. */
export function refuseParties({ lender, borrower }: { lender: Pick<Organisation, 'status'>; borrower: Pick<Organisation, 'status'> | null }): void {
  if (lender.status !== 'verified') throw conflict('listing_not_open')
  if (borrower?.status === 'suspended' || borrower?.status === 'refused') throw conflict('borrower_not_allowed')
}

/** A line's period and what it holds, for an event; retrait and retour stay as they were agreed while the event does. */
export function plannedPeriod(line: LoanLineRecord, event: Period, now: Date) {
  const { startsAt, endsAt } = sameEvent(event, eventOf(line)) ? line : loanPeriod(event, line.listing)
  const held = withBuffers({ startsAt, endsAt }, line.listing)
  // A don is taken from the moment it is promised, whenever it is fetched.
  const heldFrom = line.listing.nature === 'don' && now < held.heldFrom ? now : held.heldFrom
  return { eventStartsAt: event.startsAt, eventEndsAt: event.endsAt, startsAt, endsAt, ...held, heldFrom }
}

/** The line was asked for as a don and its annonce no longer is one, or the reverse: the request means something else now. */
const changedNature = (line: LoanLineRecord): boolean => (line.listing.nature === 'don') !== (line.heldUntil.getTime() === FOREVER.getTime())
