import type { Transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { freeForEach } from './availability.server'
import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import type { Period } from './loan-period'
import type { LoanLineRecord, LoanRecord } from './loan-record.server'
import { isWaiting } from './loan-states'
import { eventOf, type LineTerms, plannedPeriod, sameEvent } from './promise-terms.server'
import { answerDeadlines, datesVerdict } from './request-rules'

export interface ProposeTerms extends LoanInput {
  /** By line id; what is not named stays as it is. Of what is out the start and the quantity are facts, and stay. */
  lines: Record<string, { event?: Period; quantity?: number }>
  message: string
}

/**
 * One side proposes other terms, which the other agrees to or not: the lender a counter-proposal to a request, either side other
 * dates for what is promised or a longer loan. What is proposed must be free now; nothing is held until it is agreed. A proposal
 * takes the place of the one before.
 * @throws {DomainError} as commandLoan; 422 `nothing_proposed`, `quantity_above_asked`, `nothing_accepted`, the codes of the dates;
 * 409 `not_available` with what is free. Fields are `lines.<id>.<event|quantity>`.
 */
export async function proposeTerms(context: Context, input: ProposeTerms): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.propose', 'propose', async (tx, { loan, side, transition }) => {
    const terms = loan.lines.map((line) => termsOf(loan, line, input.lines[line.id], now))
    const changes = terms.some(({ line, event, quantity }) => !sameEvent(event, eventOf(line)) || quantity !== agreedQuantity(line))
    if (!changes && (loan.state !== 'pending' || input.message === '')) throw new DomainError('nothing_proposed', { field: `lines.${loan.lines[0]!.id}.event` })
    if (terms.every(({ quantity }) => quantity === 0)) throw new DomainError('nothing_accepted', { field: `lines.${loan.lines[0]!.id}.quantity` })
    await refuseWhatIsTaken(tx, loan, terms, now)

    await tx.loanProposal.updateMany({ where: { loanId: loan.id, state: 'open' }, data: { state: 'lapsed' } })
    await tx.loanProposal.create({
      data: {
        loanId: loan.id, side, message: input.message, proposedById: viewer.personId, createdAt: now,
        lines: { create: terms.map(({ line, event, quantity }) => ({ lineId: line.id, eventStartsAt: event.startsAt, eventEndsAt: event.endsAt, quantity })) },
      },
      select: { id: true },
    })
    const firstStart = new Date(Math.min(...terms.map(({ event }) => event.startsAt.getTime())))
    await tx.loan.update({ where: { id: loan.id }, data: { proposalSide: side, ...(loan.state === 'pending' && !isWaiting(loan) && answerDeadlines(firstStart, now)) }, select: { id: true } })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId })
    return {}
  })
}

const agreedQuantity = (line: LoanLineRecord): number => line.quantityAccepted || line.quantityAsked

function termsOf(loan: LoanRecord, line: LoanLineRecord, wanted: ProposeTerms['lines'][string] = {}, now: Date): LineTerms {
  const before = eventOf(line)
  const out = loan.state === 'handed_over'
  const event = { startsAt: out ? before.startsAt : (wanted.event?.startsAt ?? before.startsAt), endsAt: wanted.event?.endsAt ?? before.endsAt }
  const quantity = out ? line.quantityAccepted : (wanted.quantity ?? agreedQuantity(line))
  if (!Number.isInteger(quantity) || quantity < (loan.state === 'pending' ? 0 : 1) || quantity > line.quantityAsked) {
    throw new DomainError('quantity_above_asked', { field: `lines.${line.id}.quantity`, details: { asked: line.quantityAsked } })
  }
  const verdict = sameEvent(event, before) ? { ok: true as const } : datesVerdict({ event: out ? { ...event, startsAt: now < event.startsAt ? event.startsAt : now } : event }, line.listing, now)
  if (!verdict.ok) throw new DomainError(verdict.code, { field: `lines.${line.id}.${verdict.field ?? 'end'}`, ...(verdict.details && { details: verdict.details }) })
  return { line, event, quantity }
}

/** @throws {DomainError} 409 `not_available` */
async function refuseWhatIsTaken(tx: Transaction, loan: LoanRecord, terms: readonly LineTerms[], now: Date): Promise<void> {
  const wanted = terms.filter(({ quantity }) => quantity > 0)
  const free = await freeForEach(tx, wanted.map(({ line, event }) => ({ listing: line.listing, period: plannedPeriod(line, event, now) })), now, loan.id)
  const taken = wanted.findIndex(({ quantity }, i) => free[i]! < quantity)
  if (taken < 0) return
  const { line, quantity } = wanted[taken]!
  throw new DomainError('not_available', { status: 409, field: `lines.${line.id}.end`, details: { listingId: line.listingId, asked: quantity, free: free[taken]! } })
}
