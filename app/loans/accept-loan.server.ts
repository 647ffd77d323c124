import { conflict, DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { FOREVER, withBuffers } from './loan-period'
import type { LoanLineRecord } from './loan-record.server'
import { writeState } from './loan-record.server'
import { releaseOthers } from './release-others.server'

export interface AcceptLoan extends LoanInput {
  /** How many of each line (by its id), none to refuse it; what is not named is accepted as asked. */
  quantities?: Record<string, number>
}

/**
 * The lender promises the loan, line by line; what others were asked instead of a line promised whole is released. The buffers of today are copied into what is held; the database has the last word.
 * @throws {DomainError} as commandLoan; 409 `not_available` with what is free; 409 `loan_over` when its end has passed;
 * 409 `listing_changed` where what was asked to borrow is now given away, or the reverse;
 * 409 `borrower_not_allowed` for a suspended borrower, `listing_not_open` for a lender who is no longer verified; 422 `quantity_above_asked`, `nothing_accepted`.
 */
export async function acceptLoan(context: Context, input: AcceptLoan): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.accept', 'accept', async (tx, { loan, side, transition }) => {
    if (loan.lender.status !== 'verified') throw conflict('listing_not_open')
    if (loan.borrower && (loan.borrower.status === 'suspended' || loan.borrower.status === 'refused')) throw conflict('borrower_not_allowed')
    const answered = loan.lines.map((line) => ({ line, quantity: acceptedOf(line, input.quantities?.[line.id]) }))
    const promisedLines = answered.filter(({ quantity }) => quantity > 0).map(({ line }) => line)
    if (promisedLines.some((line) => line.endsAt <= now)) throw conflict('loan_over')
    if (promisedLines.some(changedNature)) throw conflict('listing_changed')
    if (promisedLines.length === 0) throw new DomainError('nothing_accepted', { field: `quantities.${loan.lines[0]!.id}` })
    for (const { line, quantity } of answered) {
      await tx.loanLine.update({
        where: { id: line.id },
        data: quantity === 0 ? { state: 'declined' } : { state: transition.to, quantityAccepted: quantity, quantityHeld: quantity, ...promised(line, now) },
        select: { id: true },
      })
    }
    await writeState(tx, loan, transition.to, { answeredAt: now, remindAt: null, expiresAt: null })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId })
    await releaseOthers(tx, answered.filter(({ line, quantity }) => quantity === line.quantityAsked).map(({ line }) => line))
    return {}
  })
}

function acceptedOf(line: LoanLineRecord, wanted = line.quantityAsked): number {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > line.quantityAsked) {
    throw new DomainError('quantity_above_asked', { field: `quantities.${line.id}`, details: { asked: line.quantityAsked } })
  }
  return wanted
}

/** The line was asked for as a don and its annonce no longer is one, or the reverse: the request means something else now. */
const changedNature = (line: LoanLineRecord): boolean => (line.listing.nature === 'don') !== (line.heldUntil.getTime() === FOREVER.getTime())

/** A don is taken from the moment it is promised, whenever it is fetched. */
function promised(line: LoanLineRecord, now: Date) {
  const held = withBuffers(line, line.listing)
  return line.listing.nature === 'don' && now < held.heldFrom ? { ...held, heldFrom: now } : held
}
