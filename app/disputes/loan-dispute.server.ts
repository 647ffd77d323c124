import type { LoanPage } from '~/loans/loan-page.server'
import type { Context } from '~/web/request-context.server'

import { AFTER_RETRAIT, isLive, openVerdict } from './dispute-states'

/** What the page of a loan says of a litige: one that is open or over, or that one may be opened, and whether something was noted that asks for it. */
export async function loanDispute({ db, now }: Context, { id, side, state, reports, lines }: Pick<LoanPage, 'id' | 'side' | 'state' | 'reports' | 'lines'>) {
  if (!AFTER_RETRAIT.includes(state)) return null
  const loan = await db.loan.findUnique({
    where: { id }, select: { state: true, borrowerId: true, handedOverAt: true, returnedAt: true, closedAt: true, disputes: { orderBy: { openedAt: 'desc' }, take: 1, select: { state: true, raisedAt: true, proposals: { where: { state: 'open' }, select: { side: true } } } } },
  })
  const last = loan?.disputes[0]
  const seen = last && (side !== null || last.raisedAt !== null)
  const mayOpen = side !== null && loan !== null && openVerdict(loan, now).ok && !(last && isLive(last.state))
  if (!seen && !mayOpen) return null
  return {
    state: seen ? last.state : null, mayOpen,
    /** An outcome waits for this side's answer. */
    toAgree: side !== null && last !== undefined && last.proposals.some((proposal) => proposal.side !== side),
    /** Something is noted as damaged or lost, or contested. */
    noted: lines.some(({ lost }) => lost > 0) || reports.some((report) => report.answer === 'contested' || (report.ending === 'retour' && report.lines.some(({ condition }) => condition === 'damaged'))),
  }
}
export type LoanDispute = NonNullable<Awaited<ReturnType<typeof loanDispute>>>
