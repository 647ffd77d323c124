import type { Context } from '~/web/request-context.server'

import { freeForEach } from './availability.server'
import { type BasketLine, sameDates } from './basket'
import { periodText } from './components/loan-period-text'
import { eventPeriod } from './event-dates'
import { loanPeriod } from './loan-period'
import { feedbackOn } from './wish-feedback.server'

/**
 * What is in a basket, by lender: whether it could be asked for as it stands, and why not. Lines whose annonce may not be read any
 * more are said to be gone. Two reads, whatever it holds.
 */
export async function basketPage({ db, now, locale }: Pick<Context, 'db' | 'now' | 'locale'>, lines: readonly BasketLine[]) {
  const listings = await db.listing.findMany({
    where: { id: { in: lines.map(({ listingId }) => listingId) }, status: 'published', hiddenAt: null, organisation: { status: 'verified' } },
    include: { closures: { where: { endsAt: { gt: now } } }, organisation: { select: { id: true, name: true, slug: true } } },
  })
  const wished = lines.flatMap((line, index) => {
    const listing = listings.find(({ id }) => id === line.listingId)
    if (!listing) return []
    const dates = eventPeriod(listing.nature, line)
    return dates.ok ? [{ index, line, listing, event: dates.event, period: loanPeriod(dates.event, listing) }] : []
  })
  const free = await freeForEach(db, wished, now)
  const shown = wished.map(({ index, line, listing, event, period }, i) => {
    const { ok, message, pickup, return: back } = feedbackOn({ event, period, quantity: line.quantity }, listing, free[i]!, { locale, now })
    return {
      index, ...line, title: listing.title, nature: listing.nature, usable: listing.stock - listing.lost, lender: listing.organisation,
      period: periodText(event, listing.nature, locale, now), ok, message, pickup, return: back,
    }
  })
  const wanted = wished.map(({ index, line, listing }) => ({ index, line, lenderId: listing.organisation.id, category: listing.category }))
  const lenders = [...new Map(shown.map(({ lender }) => [lender.id, lender])).values()]
  return {
    groups: lenders.map((lender) => ({ lender, lines: shown.filter((line) => line.lender.id === lender.id) })),
    choices: choicesOf(wanted).map((places) => ({ places, oneIsEnough: lines[places[0]!]!.choice > 0, titles: places.map((place) => shown.find(({ index }) => index === place)!.title) })),
    /** Places in the basket of what is there no more. */
    gone: [...lines.keys()].filter((index) => !shown.some((line) => line.index === index)),
    ready: shown.length === lines.length && shown.every(({ ok }) => ok),
  }
}

interface Wanted {
  index: number
  line: BasketLine
  lenderId: string
  category: string
}

/** Places of what could stand for one another: of one category, for the same dates, each of another lender. */
function choicesOf(wanted: readonly Wanted[]): number[][] {
  const alike = (a: Wanted, b: Wanted) => a.category === b.category && sameDates(a.line, b.line)
  const groups = wanted.filter((each, i) => wanted.findIndex((other) => alike(each, other)) === i).map((first) => wanted.filter((each) => alike(first, each)))
  return groups.filter((group) => group.length > 1 && new Set(group.map(({ lenderId }) => lenderId)).size === group.length).map((group) => group.map(({ index }) => index))
}
export type BasketPage = Awaited<ReturnType<typeof basketPage>>
