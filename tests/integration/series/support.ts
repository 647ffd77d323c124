import type { Prisma, PrismaClient } from '../../../prisma/generated/client'
import { acceptSeries } from '~/series/accept-series.server'
import { askSeries } from '~/series/ask-series.server'
import { expandRule } from '~/series/series-dates'
import type { SeriesWish } from '~/series/typed-series'

import { makeListing, makeMember } from '../../factories'
import { as, NOW } from '../loans/support'

export const TUESDAYS: SeriesWish = {
  rule: { interval: 1, weekdays: ['TU'], place: null, until: '2027-07-06' }, start: '2027-06-08', times: { startTime: '18:00', endTime: '20:00' },
  quantity: 1, skipPublicHolidays: false, skipSchoolHolidays: false,
}

/** All the days of a wish. */
export function daysOf({ rule, start }: SeriesWish): string[] {
  const expanded = expandRule(rule, start)
  if (!expanded.ok) throw new Error(expanded.code)
  return expanded.days
}

/** A lender with a room and a borrower, both verified. */
export async function makeHall(db: PrismaClient, listing: Partial<Prisma.ListingUncheckedCreateInput> = {}, borrower: Parameters<typeof makeMember>[1] = {}) {
  const [lender, asking] = [await makeMember(db), await makeMember(db, borrower)]
  const room = await makeListing(db, lender.organisation, { nature: 'salle', category: 'salles.reunion', title: 'Salle des fêtes', stock: 1, ...listing })
  const ask = async (wish: SeriesWish = TUESDAYS, { days = daysOf(wish), who = asking, now = NOW }: { days?: string[]; who?: typeof asking; now?: Date } = {}) =>
    (await askSeries(as(db, who.viewer, now), { borrowerId: who.organisation.id, listingId: room.id, wish, days, purpose: 'Chorale', message: '' })).seriesId
  const accept = (seriesId: string, days: string[] = daysOf(TUESDAYS), now = NOW) => acceptSeries(as(db, lender.viewer, now), { seriesId, days })
  return { lender, borrower: asking, room, ask, accept }
}

export const seriesOf = (db: PrismaClient, id: string) => db.loanSeries.findUniqueOrThrow({ where: { id }, include: { dates: { orderBy: { day: 'asc' } }, loans: { include: { lines: true } } } })
