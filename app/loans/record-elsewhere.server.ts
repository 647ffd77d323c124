import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { refusingOverpromise, tellLoan } from './loan-move.server'
import { loanPeriod } from './loan-period'
import { lockListings } from './loan-record.server'
import { newReference } from './loan-reference.server'

export interface RecordElsewhere {
  listingId: number
  /** With whom it was agreed: a name, no account needed. */
  who: string
  startsAt: Date
  endsAt: Date
  quantity: number
}

/**
 * The lender records what was agreed outside the site, so that what the site calls free is free. It is a promise like any
 * other: accepted at once, checked by the database. It may have begun already, not be over.
 * @throws {DomainError} 403 `forbidden`; 404 `not_found`; 422 `end_before_start`, `already_over`, `quantity_above_stock`;
 * 409 `not_available` with what is free.
 */
export async function recordElsewhere(context: Context, input: RecordElsewhere): Promise<{ loanId: string; reference: string }> {
  const { now, viewer } = context
  return refusingOverpromise(() =>
    transaction(context.db, async (tx) => {
      await lockListings(tx, [input.listingId])
      const listing = await tx.listing.findUnique({ where: { id: input.listingId } })
      if (!listing) throw notFound()
      authorize(viewer, 'loan.record_elsewhere', { organisationId: listing.organisationId })
      const event = { startsAt: input.startsAt, endsAt: input.endsAt }
      if (event.endsAt <= event.startsAt) throw new DomainError('end_before_start', { field: 'end' })
      if (event.endsAt <= now) throw new DomainError('already_over', { field: 'end' })
      if (input.quantity > listing.stock - listing.lost) throw new DomainError('quantity_above_stock', { field: 'quantity', details: { stock: listing.stock - listing.lost } })

      const period = loanPeriod(event, listing)
      const loan = await tx.loan.create({
        data: {
          reference: await newReference(tx), purpose: '', source: 'elsewhere', outsideBorrower: input.who, state: 'accepted', createdAt: now, answeredAt: now,
          lender: { connect: { id: listing.organisationId } }, askedBy: { connect: { id: viewer.personId! } }, occasion: { create: { purpose: '' } },
          lines: {
            create: {
              listing: { connect: { id: listing.id } }, state: 'accepted', eventStartsAt: event.startsAt, eventEndsAt: event.endsAt,
              startsAt: period.startsAt, endsAt: period.endsAt, heldFrom: period.heldFrom, heldUntil: period.heldUntil,
              quantityAsked: input.quantity, quantityAccepted: input.quantity, quantityHeld: input.quantity,
            },
          },
        },
        select: { id: true, reference: true, lenderId: true, borrowerId: true },
      })
      await tellLoan(tx, loan, ['loan.recorded'], { side: 'lender', personId: viewer.personId })
      return { loanId: loan.id, reference: loan.reference }
    }),
  )
}
