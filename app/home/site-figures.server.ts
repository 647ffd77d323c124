import type { Context } from '~/web/request-context.server'

export interface SiteFigures {
  associations: number
  listings: number
  /** Loans that came back. */
  loansReturned: number
}

const KEPT_MS = 600_000
const kept = new WeakMap<object, { at: number; figures: Promise<SiteFigures> }>()

/** What tells a newcomer that people are here. Counted at most every ten minutes in a process: loans add up over the years. */
export function siteFigures({ db, now }: Pick<Context, 'db' | 'now'>): Promise<SiteFigures> {
  const known = kept.get(db)
  if (known && Math.abs(now.getTime() - known.at) < KEPT_MS) return known.figures
  const figures = countFigures(db)
  kept.set(db, { at: now.getTime(), figures })
  // A count that failed is not remembered.
  figures.catch(() => kept.delete(db))
  return figures
}

async function countFigures(db: Context['db']): Promise<SiteFigures> {
  const [row] = await db.$queryRaw<SiteFigures[]>`
    select
      (select count(*)::int from organisation where status = 'verified') as associations,
      (select count(*)::int from listing l join organisation o on o.id = l.organisation_id
        where l.status = 'published' and l.hidden_at is null and o.status = 'verified') as listings,
      (select count(*)::int from loan where state in ('returned', 'closed')) as "loansReturned"`
  return row!
}
