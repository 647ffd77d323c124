import { parisInstant } from '~/platform/paris-time'
import { formatClock, formatDay } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import { translator } from '~/messages/catalogue.server'
import { notFound } from '~/platform/errors'
import { errorText } from '~/web/error-text.server'
import type { Context } from '~/web/request-context.server'

import { freeFor } from './availability.server'
import { eventPeriod, type TypedDates } from './event-dates'
import { pathOfNature } from './loan-path'
import { type LoanMoment, loanPeriod, countsDays } from './loan-period'
import { countWaiting } from './waiting-list.server'
import { type Wish as ReadableWish, type WishedListing, wishVerdict } from './request-rules'

/** What the request box says while dates and quantity are being chosen. */
export interface WishFeedback {
  ok: boolean
  /** Stable code of what is against it. */
  code?: string
  /** How many are free then; null while the dates cannot be read. */
  free: number | null
  quantity: number
  /** One sentence in the person's language. */
  message: string
  /** « jeudi 10 juin, de 17 h à 19 h »; null where nothing but the event's hours decides. */
  pickup: string | null
  return: string | null
  /** How many requests wait for it already, where it is taken. */
  waiting?: number
}

export interface Wish extends TypedDates {
  quantity: number
}

/** Could this be asked for, then? For everybody who may read the annonce. @throws {DomainError} 404 `not_found`. */
export async function wishFeedback(context: Pick<Context, 'db' | 'now' | 'locale'>, listingId: number, wish: Wish): Promise<WishFeedback> {
  const { db, now, locale } = context
  const listing = await db.listing.findFirst({
    where: { id: listingId, status: 'published', hiddenAt: null, organisation: { status: 'verified' } },
    include: { closures: { where: { endsAt: { gt: now } } } },
  })
  if (!listing) throw notFound()
  const unread = (code: string): WishFeedback => ({ ok: false, code, free: null, quantity: wish.quantity, message: errorText({ code, details: {} }, locale), pickup: null, return: null })
  // Days alone are enough to say what is free, also where minutes count.
  const days = !wish.startTime && !wish.endTime && !countsDays(listing.nature)
  const dates = eventPeriod(listing.nature, days ? { ...wish, startTime: '00:00', end: wish.end || wish.start, endTime: '23:59' } : wish)
  if (!dates.ok) return unread(dates.code)

  const period = loanPeriod(dates.event, listing)
  const free = await freeFor(db, listing, period, now)
  const feedback = feedbackOn({ event: dates.event, period, quantity: wish.quantity }, listing, free, { locale, now })
  return feedback.code === 'not_available' ? { ...feedback, waiting: await countWaiting(db, { listingId, ...period }) } : feedback
}

/** What is said of a wish whose dates can be read. @param free how many are, then. */
export function feedbackOn(wish: ReadableWish, listing: WishedListing, free: number, { locale, now }: Pick<Context, 'locale' | 'now'>): WishFeedback {
  const { period, quantity } = wish
  const path = pathOfNature(listing.nature)
  const moment = (of: LoanMoment | null) => (path === 'help' ? null : momentText(of, locale, now))
  const about = { free, quantity, pickup: moment(period.pickup), return: moment(period.return) }
  const t = translator(locale, 'loans')
  const verdict = wishVerdict(wish, listing, now)
  if (!verdict.ok) return { ...about, ok: false, code: verdict.code, message: errorText({ code: verdict.code, details: verdict.details ?? {} }, locale) }
  if (free < quantity) return { ...about, ok: false, code: 'not_available', message: path === 'gift' ? t('feedback.left', { free }) : errorText({ code: 'not_available', details: { free, asked: quantity } }, locale) }
  return { ...about, ok: true, message: t('feedback.free', { path, free, stock: listing.stock - listing.lost }) }
}

/** « jeudi 10 juin, de 17 h à 19 h ». */
export function momentText(moment: LoanMoment | null, locale: Locale, now: Date): string | null {
  if (!moment) return null
  const day = formatDay(parisInstant(moment.day), locale, now)
  if (!moment.from || !moment.to) return day
  return translator(locale, 'loans')('moment', { day, from: formatClock(moment.from, locale), to: formatClock(moment.to, locale) })
}
