import { freeFor } from '~/listings/calendar/calendar'
import type { Calendar } from '~/listings/calendar/open-calendar.server'
import { EVERYTHING } from '~/listings/search-query'
import { countFound } from '~/listings/tally'
import type { Context } from '~/web/request-context.server'

export interface SiteFigures {
  associations: number
  /** As many as `/annonces` finds: without the gifts that are all promised. */
  listings: number
  /** Loans that came back. */
  loansReturned: number
}

interface FiguresContext extends Pick<Context, 'db' | 'now'> {
  services: { calendar: Calendar }
}

/** What tells a newcomer that people are here. */
export async function siteFigures(context: FiguresContext): Promise<SiteFigures> {
  const [counts, listings] = await Promise.all([keptCounts(context), foundListings(context)])
  return { ...counts, listings }
}

type Counts = Omit<SiteFigures, 'listings'>
const KEPT_MS = 600_000
const kept = new WeakMap<object, { at: number; counts: Promise<Counts> }>()

/** Counted at most every ten minutes in a process: loans add up over the years. */
function keptCounts({ db, now }: FiguresContext): Promise<Counts> {
  const known = kept.get(db)
  if (known && Math.abs(now.getTime() - known.at) < KEPT_MS) return known.counts
  const counts = count(db)
  kept.set(db, { at: now.getTime(), counts })
  // A count that failed is not remembered.
  counts.catch(() => kept.delete(db))
  return counts
}

async function count(db: Context['db']): Promise<Counts> {
  const [row] = await db.$queryRaw<Counts[]>`
    select
      (select count(*)::int from organisation where status = 'verified') as associations,
      (select count(*)::int from loan where state in ('returned', 'closed')) as "loansReturned"`
  return row!
}

const found = new WeakMap<Calendar, { version: number; total: number }>()

/** From memory; counted anew only where something changed that a search could show. */
async function foundListings({ now, services: { calendar } }: FiguresContext): Promise<number> {
  const { version, listings } = await calendar.current()
  const known = found.get(calendar)
  if (known?.version === version) return known.total
  const total = countFound(listings, { ...EVERYTHING, within: null, freeOf: freeFor(listings, null, now) }, listings.all())
  found.set(calendar, { version, total })
  return total
}
