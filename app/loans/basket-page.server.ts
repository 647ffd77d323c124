import { formatDays } from '~/messages/format'
import { translator } from '~/messages/catalogue.server'
import { errorText } from '~/web/error-text.server'
import type { Context } from '~/web/request-context.server'

import { readHolds } from './availability.server'
import type { BasketLine } from './basket'
import { freeWithin } from './capacity'
import { periodText } from './components/loan-period-text'
import { eventPeriod } from './event-dates'
import { FOREVER, type LoanPeriod, loanPeriod, type Period } from './loan-period'
import { wishVerdict } from './request-rules'
import { momentText } from './wish-feedback.server'

/**
 * What is in a basket, by lender: whether it could be asked for as it stands, and why not. Lines whose annonce may not be read any
 * more are said to be gone. Two reads, whatever it holds.
 */
export async function basketPage({ db, now, locale }: Pick<Context, 'db' | 'now' | 'locale'>, lines: readonly BasketLine[]) {
  const t = translator(locale, 'loans')
  const listings = await db.listing.findMany({
    where: { id: { in: lines.map(({ listingId }) => listingId) }, status: 'published', hiddenAt: null, organisation: { status: 'verified' } },
    include: { closures: { where: { endsAt: { gt: now } } }, organisation: { select: { id: true, name: true, slug: true } } },
  })
  const wished = lines.map((line, index) => {
    const listing = listings.find(({ id }) => id === line.listingId)
    const dates = listing && eventPeriod(listing.nature, line)
    return { index, line, listing, event: dates?.ok ? dates.event : null, period: listing && dates?.ok ? loanPeriod(dates.event, listing) : null }
  })
  const windows = wished.flatMap(({ listing, period }) => (listing && period ? [windowOf(listing.nature === 'don', period, now)] : []))
  const holds = windows.length > 0 ? await readHolds(db, listings.map(({ id }) => id), around(windows), now) : []

  const shown = wished.flatMap(({ index, line, listing, event, period }) => {
    if (!listing || !event || !period) return []
    const window = windowOf(listing.nature === 'don', period, now)
    const free = freeWithin(listing.stock - listing.lost, holds.filter((hold) => hold.listingId === listing.id), window, now)
    const verdict = wishVerdict({ event, period, quantity: line.quantity }, listing, now)
    const against = !verdict.ok ? { code: verdict.code, details: verdict.details ?? {} } : free < line.quantity ? { code: 'not_available', details: { free, asked: line.quantity } } : null
    return [{
      index, ...line, title: listing.title, nature: listing.nature, usable: listing.stock - listing.lost, lender: listing.organisation,
      period: listing.nature === 'don' ? formatDays(event.startsAt, event.endsAt, locale, now) : periodText(event, listing.nature, locale, now),
      pickup: momentText(period.pickup, locale, now), return: momentText(period.return, locale, now),
      ok: against === null, message: against ? errorText(against, locale) : t('feedback.free', { free, stock: listing.stock - listing.lost }),
    }]
  })
  const lenders = [...new Map(shown.map(({ lender }) => [lender.id, lender])).values()]
  return {
    groups: lenders.map((lender) => ({ lender, lines: shown.filter((line) => line.lender.id === lender.id) })),
    /** Places in the basket of what is there no more. */
    gone: wished.filter(({ index }) => !shown.some((line) => line.index === index)).map(({ index }) => index),
    ready: shown.length === lines.length && shown.every(({ ok }) => ok),
  }
}
export type BasketPage = Awaited<ReturnType<typeof basketPage>>

const windowOf = (gift: boolean, period: LoanPeriod, now: Date): Period => (gift ? { startsAt: now, endsAt: FOREVER } : { startsAt: period.heldFrom, endsAt: period.heldUntil })
const around = (windows: Period[]): Period => ({ startsAt: new Date(Math.min(...windows.map(({ startsAt }) => Number(startsAt)))), endsAt: new Date(Math.max(...windows.map(({ endsAt }) => Number(endsAt)))) })
