import { DomainError } from '~/platform/errors'
import type { RequestContext } from '~/web/request-context.server'

import { guestViewer } from './loan-guests.server'
import { pathOf } from './loan-path'
import { loanReports } from './loan-reports.server'
import { loanStep, type Step } from './loan-steps.server'

/**
 * What somebody without an account sees by her link: what leaves or comes back, and what the other side noted. Null once the link
 * serves no more.
 */
export async function guestPage(context: RequestContext, token: string) {
  const { db } = context
  const viewer = await guestViewer(db, token).catch((error: unknown) => {
    if (error instanceof DomainError) return null
    throw error
  })
  if (!viewer) return null
  const { loanId, side, name } = viewer.guest
  const loan = await db.loan.findUniqueOrThrow({ where: { id: loanId }, select: { id: true, state: true, lender: { select: { name: true } }, borrower: { select: { name: true } }, lines: { select: { listing: { select: { nature: true } } } } } })
  const reports = await loanReports(db, loan, side)
  const step: Step = loan.state === 'accepted' || pathOf(loan.lines) === 'gift' ? 'hand_over' : 'return'
  return { name, step, side: side === 'lender' ? loan.lender.name : (loan.borrower?.name ?? ''), loan: await loanStep({ ...context, viewer }, loanId, step), toAnswer: reports.filter(({ toAnswer }) => toAnswer) }
}
