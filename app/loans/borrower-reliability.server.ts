import type { Database } from '~/platform/database.server'

import { countsSince, MOST_LOANS, type Reliability, reliabilityOf } from './reliability'

/**
 * How the last loans of a borrower came back, for a lender whom she asks, and for nobody else: the caller has checked it. Reads fifty loans
 * at most, whatever her history. @returns null where there are too few.
 */
export async function borrowerReliability(db: Database, borrowerId: string, now: Date): Promise<Reliability | null> {
  const loans = await db.loan.findMany({
    where: { borrowerId, state: { in: ['returned', 'closed'] }, returnedAt: { gte: countsSince(now) } }, orderBy: { returnedAt: 'desc' }, take: MOST_LOANS,
    select: {
      state: true, returnedAt: true,
      lines: { select: { state: true, endsAt: true, quantityLost: true, listing: { select: { nature: true } } } },
      reports: { select: { ending: true, lines: { select: { lineId: true, condition: true } } } },
      disputes: {
        where: { state: 'agreed', lines: { some: { kind: { in: ['damage', 'loss'] } } } }, orderBy: { endedAt: 'desc' }, take: 1,
        select: { proposals: { where: { state: 'accepted' }, select: { outcome: true } } },
      },
    },
  })
  return reliabilityOf(loans.map(({ returnedAt, disputes, ...loan }) => ({ ...loan, returnedAt: returnedAt!, agreed: disputes[0]?.proposals[0]?.outcome ?? null })))
}
