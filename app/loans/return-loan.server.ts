import type { Transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { type NotedCondition, writeReport } from './condition-report.server'
import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { type LoanLineRecord, type LoanRecord, writeState } from './loan-record.server'
import { stockMoved } from './stock-moved.server'

export interface ReturnedLine extends NotedCondition {
  /** Came back in this retour; with neither figure given, all that is still out. */
  back?: number
  /** Lost or out of order for good. */
  lost?: number
}

export interface ReturnLoan extends LoanInput {
  /** By line id; a line that is not named came back complete. */
  lines?: Record<string, ReturnedLine>
  remarks?: string
  /** Drawn on the screen by who has no account: the path of an SVG. */
  signature?: string
}

interface Counted {
  line: LoanLineRecord
  back: number
  lost: number
  /** Still out, or to be fetched, after this retour. */
  still: number
  condition: string | null
}

/**
 * Records a retour: complete, in part (the rest stays out), or with losses, which leave the stock at once; the promises they
 * uncover are flagged in the same transaction. A fact is never refused, only a sum that cannot be.
 * @throws {DomainError} as commandLoan; 422 `more_than_out`, `nothing_returned`.
 */
export async function returnLoan(context: Context, input: ReturnLoan): Promise<Moved & { complete: boolean }> {
  const { now, viewer } = context
  const command = (loan: LoanRecord) => (count(loan, input).every(({ still }) => still === 0) ? 'return' : 'return_part')
  return commandLoan(context, input, 'loan.return', command, async (tx, move) => {
    const { loan, side, transition } = move
    const counted = count(loan, input)
    const back = sum(counted.map((line) => line.back))
    const lost = sum(counted.map((line) => line.lost))
    if (back + lost === 0) throw new DomainError('nothing_returned', { field: `lines.${loan.lines[0]!.id}.back` })

    for (const { line, still, condition, ...counts } of counted) {
      await tx.loanLine.update({
        where: { id: line.id },
        data: {
          state: transition.to, quantityBack: line.quantityBack + counts.back, quantityLost: line.quantityLost + counts.lost, quantityHeld: still,
          ...(condition && { conditionIn: condition }),
        },
        select: { id: true },
      })
    }
    await recordLosses(tx, counted)
    const complete = transition.to === 'returned'
    const remarks = [loan.returnRemarks, input.remarks].filter(Boolean).join('\n')
    await writeState(tx, loan, transition.to, { returnRemarks: remarks || null, ...(complete && { returnedAt: now, remindAt: null }) })
    await writeReport(tx, move, { ending: 'retour', remarks: input.remarks, signature: input.signature, lines: counted.map((each) => ({ lineId: each.line.id, quantity: each.back, lost: each.lost, noted: input.lines?.[each.line.id] })) }, context)
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { complete, back, lost, remarks: Boolean(input.remarks) })
    await stockMoved(tx, loan.lines.map((line) => line.listingId), now)
    return { complete }
  })
}

function count(loan: LoanRecord, input: ReturnLoan): Counted[] {
  return loan.lines.map((line) => {
    const out = line.quantityOut - line.quantityBack - line.quantityLost
    const { back: saidBack, lost = 0, condition } = input.lines?.[line.id] ?? {}
    const back = saidBack ?? Math.max(out - lost, 0)
    if (![back, lost].every((quantity) => Number.isInteger(quantity) && quantity >= 0) || (back + lost > out && loan.state === 'handed_over')) {
      throw new DomainError('more_than_out', { field: `lines.${line.id}.back`, details: { out } })
    }
    return { line, back, lost, still: line.quantityDue + out - back - lost, condition: condition || null }
  })
}

/** Losses leave the usable stock, never more than the stock there is. */
export async function recordLosses(tx: Transaction, counted: { line: LoanLineRecord; lost: number }[]): Promise<void> {
  for (const { line, lost } of counted) {
    if (lost === 0) continue
    await tx.$executeRaw`update listing set lost = least(stock, lost + ${lost}), updated_at = now() where id = ${line.listingId}`
    await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: line.listingId, payload: { lost } })
  }
}

const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0)
