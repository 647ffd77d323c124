import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { pathOf } from './loan-path'
import { writeState } from './loan-record.server'
import { stockMoved } from './stock-moved.server'

export interface NoteDone extends LoanInput {
  /** Volunteers’ time, of all who came together; left out where nobody counted. */
  minutes?: number | undefined
}

/**
 * A helping hand is done, says either side once it has begun: its people are free again, and only the thanks are left.
 * @throws {DomainError} as commandLoan; 409 `not_a_helping_hand`, `not_begun`.
 */
export async function noteDone(context: Context, { minutes, ...input }: NoteDone): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.note_done', 'done', async (tx, { loan, side, transition }) => {
    if (pathOf(loan.lines) !== 'help') throw conflict('not_a_helping_hand')
    if (loan.lines.every(({ startsAt }) => startsAt > now)) throw conflict('not_begun')
    // Who came has gone home again: nobody is out.
    await tx.$executeRaw`
      update loan_line set quantity_out = quantity_accepted, quantity_back = quantity_accepted, quantity_held = 0, state = ${transition.to}::loan_state
      where loan_id = ${loan.id}::uuid and state = ${loan.state}::loan_state`
    await writeState(tx, loan, transition.to, { handedOverAt: now, closedAt: now, toResolveAt: null, ...(minutes && { volunteerMinutes: minutes }) })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { of: transition.command })
    await stockMoved(tx, loan.lines.map(({ listingId }) => listingId), now)
    return {}
  })
}
