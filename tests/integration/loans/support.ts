import type { Prisma, PrismaClient } from '../../../prisma/generated/client'
import type { Viewer } from '~/accounts/permissions'
import { acceptLoan } from '~/loans/accept-loan.server'
import { wholeDays } from '~/loans/loan-period'
import { requestLoan } from '~/loans/request-loan.server'
import { parisInstant } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

import { makeListing, makeMember } from '../../factories'

/** A Tuesday morning. */
export const NOW = parisInstant('2027-06-01', '09:00')
export const at = (day: string, time = '00:00') => parisInstant(day, time)

export const as = (db: PrismaClient, viewer: Viewer, now = NOW): Context => ({ db, viewer, now, locale: 'fr' })

/** A lender with one annonce and a borrower, both verified. */
export async function makeBourse(db: PrismaClient, listing: Partial<Prisma.ListingUncheckedCreateInput> = {}, borrower: Parameters<typeof makeMember>[1] = {}) {
  const lender = await makeMember(db)
  const asking = await makeMember(db, borrower)
  const annonce = await makeListing(db, lender.organisation, { stock: 10, ...listing })
  const request = (quantity: number, first = '2027-06-12', last = first, now = NOW) =>
    requestLoan(as(db, asking.viewer, now), {
      borrowerId: asking.organisation.id, lines: [{ listingId: annonce.id, quantity, ...wholeDays(first, last) }], purpose: 'Fête de quartier', message: '',
    })
  const accepted = async (quantity: number, first = '2027-06-12', last = first, now = NOW) => {
    const { loanId } = await request(quantity, first, last, now)
    await acceptLoan(as(db, lender.viewer, now), { loanId })
    return loanId
  }
  return { lender, borrower: asking, annonce, request, accepted }
}

export const loanOf = (db: PrismaClient, id: string) => db.loan.findUniqueOrThrow({ where: { id }, include: { lines: true, contacts: true } })

export const kindsOf = async (db: PrismaClient, loanId: string) =>
  (await db.event.findMany({ where: { subjectType: 'loan', subjectId: loanId }, orderBy: { id: 'asc' } })).map((event) => event.kind)

/** The refusal of a verb: its code, status, field and figures; null when it went through. */
export const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: { name: string; code: string; status: number; field?: string; details: Record<string, unknown> }) => {
      if (error.name !== 'DomainError') throw error
      return { code: error.code, status: error.status, field: error.field, details: error.details }
    },
  )
