import { notFound } from '~/platform/errors'
import type { RequestContext } from '~/web/request-context.server'

import { sidesOf } from './loan-move.server'
import { nextStep, situationOf } from './next-step'
import { liveLines } from './loan-states'

const CODE = /^[0-9A-Z]{6}$/

/**
 * Where the code of a loan leads who is on one of its sides: to its retrait or its retour when that is what comes next. Wrong codes are
 * counted, so that nobody tries them all. @throws {DomainError} 404 `not_found`, 429 `too_many_requests`.
 */
export async function pathOfCode({ db, viewer, now, services }: RequestContext, typed: string): Promise<string> {
  const key = `code ${viewer.personId}`
  await services.rateLimits.take('loanCode', key)
  const reference = typed.replace(/[\s-]/g, '').toUpperCase()
  const loan = CODE.test(reference) ? await db.loan.findUnique({ where: { reference }, include: { lines: { include: { listing: { select: { nature: true } } } } } }) : null
  const [side] = loan ? sidesOf(viewer, loan) : []
  if (!loan || !side) throw notFound()
  await services.rateLimits.giveBack('loanCode', key)
  const { action } = nextStep(situationOf({ ...loan, lines: liveLines(loan) }, side), now)
  return action === 'hand_over' || action === 'give' ? `/prets/${loan.id}/retrait` : action === 'return' ? `/prets/${loan.id}/retour` : `/prets/${loan.id}`
}
