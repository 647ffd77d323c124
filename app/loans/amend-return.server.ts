import { DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { recordLosses } from './return-loan.server'
import { stockMoved } from './stock-moved.server'

export interface AmendReturn extends LoanInput {
  /** Of what came back, how many are missing or out of order after all, by line id. */
  lines?: Record<string, { lost?: number }>
}

/**
 * The lender checks a retour that was noted and finds less than it said: what is missing leaves the stock, and the promises
 * it uncovers are flagged. The week until the clock closes the loan goes on. Who may close the loan may say so.
 * @throws {DomainError} as commandLoan; 422 `more_than_back`, `nothing_amended`.
 */
export async function amendReturn(context: Context, input: AmendReturn): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.close', 'amend', async (tx, { loan, side, transition }) => {
    const counted = loan.lines.map((line) => ({ line, lost: input.lines?.[line.id]?.lost ?? 0 }))
    for (const { line, lost } of counted) {
      if (!Number.isInteger(lost) || lost < 0 || lost > line.quantityBack) {
        throw new DomainError('more_than_back', { field: `lines.${line.id}.lost`, details: { back: line.quantityBack } })
      }
    }
    const found = counted.filter(({ lost }) => lost > 0)
    if (found.length === 0) throw new DomainError('nothing_amended', { field: `lines.${(loan.lines.find((line) => line.quantityBack > 0) ?? loan.lines[0]!).id}.lost` })
    for (const { line, lost } of found) {
      await tx.loanLine.update({ where: { id: line.id }, data: { quantityBack: line.quantityBack - lost, quantityLost: line.quantityLost + lost }, select: { id: true } })
    }
    await recordLosses(tx, found)
    const lost = found.reduce((total, line) => total + line.lost, 0)
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { complete: true, amended: true, lost })
    await stockMoved(tx, loan.lines.map((line) => line.listingId), now)
    return {}
  })
}
