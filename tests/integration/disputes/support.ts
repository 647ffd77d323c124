import type { PrismaClient } from '../../../prisma/generated/client'
import { openDispute } from '~/disputes/open-dispute.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { returnLoan, type ReturnedLine } from '~/loans/return-loan.server'

import { as, at, loanOf, makeBourse } from '../loans/support'

export const FETCHED = at('2027-06-12', '09:00')
export const BACK = at('2027-06-13', '10:00')
/** The day after the retour. */
export const LATER = at('2027-06-14', '09:00')
export const daysLater = (days: number) => new Date(LATER.getTime() + days * 24 * 3_600_000)

/** A lender and a borrower, and a loan of ten chairs between them that is back. */
export async function makeLoanBack(db: PrismaClient, noted: ReturnedLine = {}, listing: Parameters<typeof makeBourse>[1] = {}) {
  const bourse = await makeBourse(db, { replacementCents: 3_500, ...listing })
  const loanId = await bourse.accepted(10)
  const [line] = (await loanOf(db, loanId)).lines
  await handOverLoan(as(db, bourse.lender.viewer, FETCHED), { loanId })
  await returnLoan(as(db, bourse.lender.viewer, BACK), { loanId, lines: { [line!.id]: noted } })
  const open = (who: typeof bourse.lender = bourse.lender, now = LATER, quantity = 2) =>
    openDispute(as(db, who.viewer, now), { loanId, lines: { [line!.id]: { kind: 'damage', quantity, cents: 4_550 } }, words: 'Deux chaises sont revenues fendues.' })
  return { ...bourse, loanId, lineId: line!.id, open }
}
