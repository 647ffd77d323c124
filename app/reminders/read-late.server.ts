import type { Database } from '~/platform/database.server'

import { daysAround, type Reminder } from './reminder-rules'

const MOST_LOANS = 50

/** What of one loan should have come back. */
export interface LateLoan {
  loanId: string
  purpose: string
  partner: string
  /** The end of the earliest retour that was missed. */
  since: Date
  things: { title: string; quantity: number }[]
}

/** What of an occasion is still late for one of its sides. */
export async function readLate(db: Database, { organisationId, occasionId, side, today }: Reminder): Promise<LateLoan[]> {
  const loans = await db.loan.findMany({
    where: { occasionId: occasionId!, state: 'handed_over', ...(side === 'lender' ? { lenderId: organisationId } : { borrowerId: organisationId }) },
    orderBy: { id: 'asc' }, take: MOST_LOANS,
    select: {
      id: true, purpose: true, outsideBorrower: true, lender: { select: { name: true } }, borrower: { select: { name: true } },
      lines: {
        where: { state: 'handed_over', endsAt: { lte: daysAround(today).todayBegins } }, orderBy: [{ endsAt: 'asc' }, { listingId: 'asc' }],
        select: { endsAt: true, quantityOut: true, quantityBack: true, quantityLost: true, listing: { select: { title: true } } },
      },
    },
  })
  return loans.flatMap(({ id, purpose, lines, lender, borrower, outsideBorrower }): LateLoan[] => {
    const out = lines.map((line) => ({ title: line.listing.title, since: line.endsAt, quantity: line.quantityOut - line.quantityBack - line.quantityLost })).filter(({ quantity }) => quantity > 0)
    const partner = side === 'lender' ? (borrower?.name ?? outsideBorrower ?? '') : lender.name
    return out.length > 0 ? [{ loanId: id, purpose, partner, since: out[0]!.since, things: out }] : []
  })
}
