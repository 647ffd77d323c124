import { authorize } from '~/accounts/authorize'
import { type Transaction, transaction } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { freeFor } from './availability.server'
import { loanPeriod } from './loan-period'
import { newReference } from './loan-reference.server'
import { tellLoan } from './loan-move.server'
import { answerDeadlines, type Borrower, eligibility, type Refusal } from './request-rules'

export interface LoanRequest {
  /** The association that asks. */
  borrowerId: string
  /** The event's dates, half-open, for each annonce. All annonces are of one lender. */
  lines: { listingId: number; quantity: number; startsAt: Date; endsAt: Date }[]
  purpose: string
  message: string
}

/**
 * Asks a lender for a loan; nothing is held until it is accepted.
 * @throws {DomainError} 403 `forbidden`; 404 `not_found`; 422 with the code of the rule that refuses (see request-rules),
 * its field as `lines.<n>.<field>`; 422 `several_lenders`; 409 `not_available` with what is free.
 */
export async function requestLoan(context: Context, request: LoanRequest): Promise<{ loanId: string; reference: string }> {
  const { viewer, now } = context
  authorize(viewer, 'loan.request', { organisationId: request.borrowerId })
  return transaction(context.db, async (tx) => {
    const borrower = await readBorrower(tx, request.borrowerId)
    const listings = await tx.listing.findMany({
      where: { id: { in: request.lines.map((line) => line.listingId) } },
      include: { closures: { where: { endsAt: { gt: now } } }, organisation: { select: { id: true, communeInsee: true, status: true } } },
    })
    const lender = listings[0]?.organisation
    if (!lender) throw notFound()
    if (listings.some((listing) => listing.organisationId !== lender.id)) throw new DomainError('several_lenders', { field: 'lines' })

    const lines = request.lines.map((line, index) => {
      const listing = listings.find((candidate) => candidate.id === line.listingId)
      if (!listing) throw notFound()
      const event = { startsAt: line.startsAt, endsAt: line.endsAt }
      if (event.endsAt <= event.startsAt) throw refusal({ ok: false, code: 'end_before_start', field: 'end' }, index)
      const period = loanPeriod(event, listing)
      const verdict = eligibility({ wish: { event, period, quantity: line.quantity }, listing, lender: { organisationId: lender.id, communeInsee: lender.communeInsee, status: lender.status, audience: listing.audience }, borrower }, now)
      if (!verdict.ok) throw refusal(verdict, index)
      return { listing, event, period, quantity: line.quantity }
    })
    for (const [index, { listing, period, quantity }] of lines.entries()) {
      const free = await freeFor(tx, listing, period, now)
      if (free < quantity) throw new DomainError('not_available', { status: 409, field: `lines.${index}.quantity`, details: { listingId: listing.id, asked: quantity, free } })
    }

    const firstStart = new Date(Math.min(...lines.map(({ period }) => period.startsAt.getTime())))
    const loan = await tx.loan.create({
      data: {
        reference: await newReference(tx), purpose: request.purpose, message: request.message, unverified: borrower.status !== 'verified',
        lender: { connect: { id: lender.id } }, borrower: { connect: { id: request.borrowerId } }, askedBy: { connect: { id: viewer.personId! } },
        ...answerDeadlines(firstStart, now), createdAt: now,
        occasion: { create: { purpose: request.purpose, organisation: { connect: { id: request.borrowerId } } } },
        lines: {
          create: lines.map(({ listing, event, period, quantity }) => ({
            listing: { connect: { id: listing.id } }, quantityAsked: quantity, eventStartsAt: event.startsAt, eventEndsAt: event.endsAt,
            startsAt: period.startsAt, endsAt: period.endsAt, heldFrom: period.heldFrom, heldUntil: period.heldUntil,
          })),
        },
      },
      select: { id: true, reference: true, lenderId: true, borrowerId: true },
    })
    await tellLoan(tx, loan, ['loan.requested'], { side: 'borrower', personId: viewer.personId })
    return { loanId: loan.id, reference: loan.reference }
  })
}

/** The row lock orders the requests of one association, so that two at once cannot pass the limit of open ones. */
async function readBorrower(tx: Transaction, id: string): Promise<Borrower> {
  await tx.$queryRaw`select slug from organisation where id = ${id}::uuid for no key update`
  const organisation = await tx.organisation.findUnique({ where: { id }, select: { status: true, communeInsee: true } })
  if (!organisation) throw notFound()
  const openRequests = organisation.status === 'verified' ? 0 : await tx.loan.count({ where: { borrowerId: id, state: 'pending' } })
  return { organisationId: id, ...organisation, openRequests }
}

const refusal = ({ code, field, details }: Refusal, line: number) => new DomainError(code, { ...(field && { field: `lines.${line}.${field}` }), ...(details && { details }) })
