import { authorize } from '~/accounts/authorize'
import type { Database, Prisma } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { communeDistance } from '~/territory/distance'
import type { Context } from '~/web/request-context.server'

import { readHolds } from './availability.server'
import { freeWithin } from './capacity'
import type { GiftOrder } from './gift-orders'
import { FOREVER } from './loan-period'
import { isWaiting } from './loan-states'

/** As many as a page holds; who asked later comes up as the first are answered. */
const MOST = 100

const GIFT = { id: true, title: true, nature: true, stock: true, lost: true, organisationId: true, organisation: { select: { commune: true } } } as const satisfies Prisma.ListingSelect
const ASKED = {
  loan: {
    select: {
      id: true, state: true, purpose: true, message: true, outsideBorrower: true, unverified: true, createdAt: true, waitingSince: true, cameFreeAt: true, proposalSide: true,
      borrower: { select: { name: true, slug: true, commune: true } },
      _count: { select: { lines: { where: { state: 'pending' } } } },
    },
  },
} as const satisfies Prisma.LoanLineInclude
type AskedLine = Prisma.LoanLineGetPayload<{ include: typeof ASKED }>

/**
 * Everybody who asks for a don, side by side, in the order of asking or the nearest first, and to whom it is promised: its giver says yes
 * in the order she likes. @throws {DomainError} 404 `not_found`, also for an annonce that is lent; 403 `forbidden`.
 */
export async function giftRequestsPage({ db, viewer, now }: Context, listingId: number, order: GiftOrder) {
  const listing = await db.listing.findUnique({ where: { id: listingId }, select: GIFT })
  if (listing?.nature !== 'don') throw notFound()
  authorize(viewer, 'listing.read_requests', { organisationId: listing.organisationId })
  const [asked, promised, holds] = [await readLines(db, listingId, ['pending']), await readLines(db, listingId, ['accepted', 'handed_over']), await readHolds(db, [listingId], { startsAt: now, endsAt: FOREVER }, now)]
  const usable = listing.stock - listing.lost
  const left = freeWithin(usable, holds, { startsAt: now, endsAt: FOREVER }, now)
  const requests = asked.map((line) => ({ ...aboutLine(line), metres: line.loan.borrower ? communeDistance(listing.organisation.commune, line.loan.borrower.commune) : null }))
  return {
    id: listing.id, title: listing.title, order, usable, left,
    requests: order === 'near' ? requests.sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity)) : requests,
    promised: promised.map(aboutLine),
  }
}
export type GiftRequests = Awaited<ReturnType<typeof giftRequestsPage>>

/** In the order of asking. */
const readLines = (db: Database, listingId: number, states: ('pending' | 'accepted' | 'handed_over')[]) =>
  db.loanLine.findMany({ where: { listingId, state: { in: states } }, include: ASKED, orderBy: [{ loan: { createdAt: 'asc' } }, { id: 'asc' }], take: MOST })

const aboutLine = ({ loan, ...line }: AskedLine) => ({
  loanId: loan.id, name: loan.borrower?.name ?? loan.outsideBorrower ?? '', slug: loan.borrower?.slug ?? null, commune: loan.borrower?.commune.name ?? null,
  purpose: loan.purpose, message: loan.message, unverified: loan.unverified, since: loan.createdAt, day: line.startsAt,
  asked: line.quantityAsked, out: line.quantityOut, rest: line.quantityHeld,
  waiting: isWaiting(loan),
  /** Asked for with other things, or under discussion: it is answered on its own page. */
  elsewhere: loan._count.lines > 1 || loan.proposalSide !== null,
})
