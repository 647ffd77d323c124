import type { Transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { peakHeld } from './capacity'
import { readHolds } from './availability.server'
import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { FOREVER } from './loan-period'
import { type LoanLineRecord, writeState } from './loan-record.server'
import { stockMoved } from './stock-moved.server'

export interface HandOverLoan extends LoanInput {
  /** What really left, by line id; a line that is not named leaves as accepted. */
  lines?: Record<string, { quantityOut?: number; condition?: string }>
}

/**
 * Records the retrait: how many left, in which state. Either side may, early too: then the stock is held from now on, and a
 * promise which that leaves uncovered is flagged. A don does not come back: what left leaves the stock, the loan is closed.
 * @throws {DomainError} as commandLoan; 422 `quantity_above_accepted`, `nothing_handed_over`.
 */
export async function handOverLoan(context: Context, input: HandOverLoan): Promise<Moved> {
  const { now, viewer } = context
  const command = (loan: { lines: LoanLineRecord[] }) => (loan.lines.every((line) => line.listing.nature === 'don') ? 'give' : 'hand_over')
  return commandLoan(context, input, 'loan.hand_over', command, async (tx, { loan, side, transition }) => {
    const out = new Map(loan.lines.map((line) => [line.id, quantityOut(line, input.lines?.[line.id]?.quantityOut)]))
    if ([...out.values()].every((quantity) => quantity === 0)) throw new DomainError('nothing_handed_over', { field: `lines.${loan.lines[0]!.id}.quantityOut` })

    for (const line of loan.lines) {
      const quantity = out.get(line.id)!
      const given = line.listing.nature === 'don'
      const stays = transition.to === 'handed_over' && !given
      await tx.loanLine.update({
        where: { id: line.id },
        data: {
          state: transition.to, quantityOut: quantity, quantityHeld: stays ? quantity : 0, conditionOut: input.lines?.[line.id]?.condition || null,
          // Beside equipment that comes back, what was given counts at once as not coming back.
          ...(given && transition.to === 'handed_over' && { quantityLost: quantity }), ...(now < line.heldFrom && { heldFrom: now }),
        },
        select: { id: true },
      })
      if (given) await giveAway(tx, line.listingId, quantity, now)
    }
    const lastReturn = new Date(Math.max(...loan.lines.map((line) => line.endsAt.getTime())))
    const closed = transition.to === 'closed'
    await writeState(tx, loan, transition.to, { handedOverAt: now, toResolveAt: null, ...(closed ? { closedAt: now } : { remindAt: lastReturn }) })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { of: transition.command })
    await stockMoved(tx, loan.lines.map((line) => line.listingId), now)
    return {}
  })
}

function quantityOut(line: LoanLineRecord, wanted = line.quantityAccepted): number {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > line.quantityAccepted) {
    throw new DomainError('quantity_above_accepted', { field: `lines.${line.id}.quantityOut`, details: { accepted: line.quantityAccepted } })
  }
  return wanted
}

/**
 * What was given leaves the stock. Where earlier losses already leave other promises uncovered the database would take the
 * lower stock for a promise withdrawn; a fact is never refused, so it is then counted among the lost. Its line holds nothing
 * any more by then, and its annonce is locked.
 */
export async function giveAway(tx: Transaction, listingId: number, quantity: number, now: Date): Promise<void> {
  const { stock, lost } = await tx.listing.findUniqueOrThrow({ where: { id: listingId }, select: { stock: true, lost: true } })
  const window = { startsAt: now, endsAt: FOREVER }
  const promised = peakHeld(await readHolds(tx, [listingId], window, now), window, now)
  const fits = stock - lost - quantity >= promised
  const data = fits ? { stock: stock - quantity } : { lost: Math.min(lost + quantity, stock) }
  await tx.listing.update({ where: { id: listingId }, data, select: { id: true } })
  await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: listingId, payload: { given: quantity } })
}
