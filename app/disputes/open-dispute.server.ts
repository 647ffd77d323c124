import type { DisputeKind } from 'prisma/generated/client'

import { onLockedLoan, sidesOf, tellLoan } from '~/loans/loan-move.server'
import { conflict, DomainError, forbidden, notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { OPENS_FOR_DAYS, openVerdict } from './dispute-states'

export interface DisputedLine {
  kind: DisputeKind
  /** Of what left, how many. */
  quantity: number
  /** What it costs in all, in cents: repairing a damage, replacing a loss; null where nobody knows yet. */
  cents: number | null
}

export interface OpenDispute {
  loanId: string
  /** By line id; `none` and what is not named is not in question. */
  lines: Record<string, DisputedLine | { kind: 'none' }>
  /** What happened. */
  words: string
}

/**
 * One side says that something is damaged, gone or otherwise not right, and tells what happened. It stands beside the loan, which goes
 * on and is closed as ever.
 * @throws {DomainError} 404, 403; 409 `wrong_state` before the retrait, `dispute_too_late` 60 days after the retour, `dispute_live` while
 *   another is open; 422 `nothing_disputed`, `more_than_left`.
 */
export async function openDispute(context: Context, { loanId, lines, words }: OpenDispute): Promise<{ disputeId: string }> {
  const { viewer, now } = context
  return onLockedLoan(context, loanId, 'dispute.move', async (tx, loan) => {
    const [side] = sidesOf(viewer, loan)
    if (!side) throw forbidden()
    const verdict = openVerdict(loan, now)
    if (!verdict.ok) throw conflict(verdict.code, { state: loan.state, days: OPENS_FOR_DAYS })
    if (await tx.dispute.findFirst({ where: { loanId: loan.id, state: { in: ['open', 'raised'] } }, select: { id: true } })) throw conflict('dispute_live')

    const about = Object.entries(lines).flatMap(([lineId, line]) => (line.kind === 'none' ? [] : [{ lineId, ...line }]))
    if (about.length === 0) throw new DomainError('nothing_disputed', { field: `lines.${loan.lines.find(({ quantityOut }) => quantityOut > 0)!.id}.kind` })
    for (const { lineId, quantity } of about) {
      const left = loan.lines.find(({ id }) => id === lineId)?.quantityOut
      if (left === undefined) throw notFound()
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > left) throw new DomainError('more_than_left', { field: `lines.${lineId}.quantity`, details: { left } })
    }
    const { id } = await tx.dispute.create({
      data: {
        loanId: loan.id, side, openedAt: now, openedById: viewer.personId,
        lines: { create: about.map(({ lineId, kind, quantity, cents }) => ({ lineId, kind, quantity, amountCents: cents })) },
        accounts: { create: { side, words, writtenAt: now, writtenById: viewer.personId } },
      },
      select: { id: true },
    })
    await tellLoan(tx, loan, ['dispute.opened'], { side, personId: viewer.personId }, { disputeId: id })
    return { disputeId: id }
  })
}
