import { parseSearch } from '~/listings/search-params'
import { loanPeriod } from '~/loans/loan-period'
import { wishVerdict } from '~/loans/request-rules'
import type { Prisma, PrismaClient } from 'prisma/generated/client'

const QUARTER = 15 * 60_000
const DAY = 24 * 3_600_000

const WHOLE = {
  organisation: { select: { status: true } },
  closures: { select: { startsAt: true, endsAt: true } },
  lines: { where: { state: { in: ['accepted', 'handed_over'] }, quantityHeld: { gt: 0 } }, select: { state: true, endsAt: true, heldFrom: true, heldUntil: true, quantityHeld: true } },
} satisfies Prisma.ListingInclude

type WholeListing = Awaited<ReturnType<typeof readWhole>>[number]
const readWhole = (db: PrismaClient, ids: number[]) => db.listing.findMany({ where: { id: { in: ids } }, include: WHOLE, orderBy: { id: 'asc' } })

export interface Expected {
  id: number
  /** As a row of results says it: null where nothing depends on dates that nobody gave. */
  free: number | null
}

/**
 * Which of these annonces a search must show, and with how many free: each by itself, from the rules of a request, its stock
 * counted at every quarter of an hour of the loan. Slow and simple; every instant must lie on a quarter.
 */
export async function expectedOf(db: PrismaClient, ids: number[], query: URLSearchParams, now: Date): Promise<Expected[]> {
  const { event, params } = parseSearch(query, now)
  const expected: Expected[] = []
  for (const listing of await readWhole(db, ids)) {
    if (listing.status !== 'published' || listing.hiddenAt || listing.organisation.status !== 'verified') continue
    const usable = listing.stock - listing.lost
    if (listing.nature === 'don') {
      const free = usable - listing.lines.reduce((sum, line) => sum + line.quantityHeld, 0)
      if (free >= params.quantity) expected.push({ id: listing.id, free })
    } else if (!event) {
      if (usable >= params.quantity) expected.push({ id: listing.id, free: null })
    } else {
      const period = loanPeriod(event, listing)
      const free = usable - mostHeld(listing, period.heldFrom.getTime(), period.heldUntil.getTime(), now.getTime())
      if (free >= params.quantity && wishVerdict({ event, period, quantity: params.quantity }, listing, now).ok) expected.push({ id: listing.id, free })
    }
  }
  return expected
}

/** What is late is not back before a day from now. */
function mostHeld({ lines }: WholeListing, from: number, until: number, now: number): number {
  let most = 0
  for (let instant = from; instant < until; instant += QUARTER) {
    let held = 0
    for (const line of lines) {
      const late = line.state === 'handed_over' && line.endsAt.getTime() < now
      const end = late ? Math.max(line.heldUntil.getTime(), now + DAY) : line.heldUntil.getTime()
      if (line.heldFrom.getTime() <= instant && instant < end) held += line.quantityHeld
    }
    most = Math.max(most, held)
  }
  return most
}
