import type { Audience, ListingStatus, Nature, OrganisationStatus } from 'prisma/generated/client'

import { daysBetween, parisInstant, parisMoment } from '~/platform/paris-time'

import { overlap } from './daily-availability'
import { countsDays, daysOf, type LoanPeriod, type Period } from './loan-period'

/** A refusal with its stable code, the field of the form it belongs to, and its figures; or nothing against it. */
export type Verdict = { ok: true } | Refusal
export interface Refusal {
  ok: false
  code: string
  field?: 'start' | 'end' | 'quantity'
  details?: Record<string, string | number>
}

export interface Wish {
  /** The dates of the event, half-open. */
  event: Period
  period: LoanPeriod
  quantity: number
}

export interface WishedListing {
  nature: Nature
  status: ListingStatus
  hiddenAt: Date | null
  stock: number
  lost: number
  /** In minutes of the event; null = no limit. */
  minDuration: number | null
  maxDuration: number | null
  noticeHours: number
  closures: readonly Period[]
}

export interface Borrower {
  organisationId: string
  status: OrganisationStatus
  communeInsee: string
  /** Its requests that wait for an answer. */
  openRequests: number
}

export interface Lender {
  organisationId: string
  communeInsee: string
  status: OrganisationStatus
  audience: Audience
}

/** An association that is not verified may have that many requests waiting. */
export const OPEN_REQUESTS_UNVERIFIED = 3
/** Nobody plans further ahead; it catches years typed wrong. */
const YEARS_AHEAD = 3
const HOUR = 3_600_000
const DAY_MINUTES = 24 * 60

/**
 * The seam before every promise: may this association have this, then? Each rule answers with a verdict and the first
 * refusal counts. Rules of communes will answer here too.
 */
export function eligibility(request: { wish: Wish; listing: WishedListing; lender: Lender; borrower: Borrower }, now: Date): Verdict {
  const verdict = audienceVerdict(request.lender, request.borrower)
  return verdict.ok ? wishVerdict(request.wish, request.listing, now) : verdict
}

/** Who may ask: the annonce's audience; an association that is not verified only where everyone may, a few times. */
export function audienceVerdict(lender: Lender, borrower: Borrower): Verdict {
  if (lender.status !== 'verified') return refused('listing_not_open')
  if (borrower.organisationId === lender.organisationId) return refused('own_listing')
  if (borrower.status === 'suspended' || borrower.status === 'refused') return refused('borrower_not_allowed')
  if (borrower.status !== 'verified') {
    if (lender.audience !== 'everyone') return refused('verified_only')
    return borrower.openRequests < OPEN_REQUESTS_UNVERIFIED ? OK : refused('too_many_open_requests', undefined, { max: OPEN_REQUESTS_UNVERIFIED })
  }
  if (lender.audience === 'same_commune' && borrower.communeInsee !== lender.communeInsee) return refused('same_commune_only')
  return OK
}

/** What is wished for, whoever wishes it: dates, length, notice, closures, quantity. Availability is asked of the database. */
export function wishVerdict(wish: Wish, listing: WishedListing, now: Date): Verdict {
  if (listing.status !== 'published' || listing.hiddenAt) return refused('listing_not_open')
  for (const rule of [datesVerdict, lengthVerdict, noticeVerdict, closureVerdict, quantityVerdict]) {
    const verdict = rule(wish, listing, now)
    if (!verdict.ok) return verdict
  }
  return OK
}

/** The event ends after it starts, and neither lies in the past nor absurdly far ahead. Today still counts for whole days. */
export function datesVerdict({ event }: Pick<Wish, 'event'>, { nature }: Pick<WishedListing, 'nature'>, now: Date): Verdict {
  if (event.endsAt <= event.startsAt) return refused('end_before_start', 'end')
  const past = countsDays(nature) ? daysOf(event).first < parisMoment(now).day : event.startsAt < now
  if (past) return refused('start_in_past', 'start')
  const limit = new Date(now)
  limit.setUTCFullYear(now.getUTCFullYear() + YEARS_AHEAD)
  return event.endsAt > limit ? refused('too_far_ahead', 'end', { years: YEARS_AHEAD }) : OK
}

/** Shortest and longest loan, measured on the event. A day counts 24 hours, also in the nights that change the clocks. */
function lengthVerdict({ event }: Wish, { nature, minDuration, maxDuration }: WishedListing): Verdict {
  if (nature === 'don') return OK
  const minutes = eventMinutes(event, nature)
  if (minDuration !== null && minutes < minDuration) return refused('loan_too_short', 'end', { days: Math.ceil(minDuration / DAY_MINUTES), minutes: minDuration, unit: unitOf(minDuration) })
  if (maxDuration !== null && minutes > maxDuration) return refused('loan_too_long', 'end', { days: Math.floor(maxDuration / DAY_MINUTES), minutes: maxDuration, unit: unitOf(maxDuration) })
  return OK
}

/** How long an event is: a day counts 24 hours where whole days are lent. */
export function eventMinutes(event: Period, nature: Nature): number {
  if (!countsDays(nature)) return (event.endsAt.getTime() - event.startsAt.getTime()) / 60_000
  const { first, last } = daysOf(event)
  return (daysBetween(first, last) + 1) * DAY_MINUTES
}

const unitOf = (minutes: number) => (minutes >= DAY_MINUTES && minutes % DAY_MINUTES === 0 ? 'days' : 'minutes')

/** The retrait can still be made, and leaves the lender the notice asked. */
function noticeVerdict({ period, event }: Wish, { nature, noticeHours }: WishedListing, now: Date): Verdict {
  const { passed, retrait } = retraitOf(event, period, nature, now)
  if (passed) return refused('pickup_passed', 'start', { day: period.pickup?.day ?? '' })
  if (tooShortNotice(retrait, noticeHours, now)) return refused('notice_too_short', 'start', { hours: noticeHours, days: Math.ceil(noticeHours / 24) })
  return OK
}

/** Whether the last moment of the retrait has passed, and when it is made as planned. */
export function retraitOf(event: Period, period: LoanPeriod, nature: Nature, now: Date): { passed: boolean; retrait: Date } {
  const { pickup } = period
  const lastChance = pickup?.to ? parisInstant(pickup.day, pickup.to) : countsDays(nature) ? period.endsAt : event.startsAt
  return {
    passed: lastChance < now || (pickup !== null && pickup.day < parisMoment(now).day),
    retrait: pickup?.from && countsDays(nature) ? parisInstant(pickup.day, pickup.from) : period.startsAt,
  }
}

export const tooShortNotice = (retrait: Date, noticeHours: number, now: Date): boolean => noticeHours > 0 && retrait.getTime() - now.getTime() < noticeHours * HOUR

function closureVerdict({ period }: Wish, { closures }: WishedListing): Verdict {
  return closures.some((closure) => overlap(closure, period)) ? refused('closed_then', 'start') : OK
}

function quantityVerdict({ quantity }: Wish, { stock, lost }: WishedListing): Verdict {
  if (!Number.isInteger(quantity) || quantity < 1) return refused('too_small', 'quantity', { min: 1 })
  return quantity > stock - lost ? refused('quantity_above_stock', 'quantity', { stock: stock - lost }) : OK
}

/** When a request that nobody answers expires, and when the lender is reminded: 4 days, or 24 hours when the loan starts within a week. */
export function answerDeadlines(startsAt: Date, now: Date): { expiresAt: Date; remindAt: Date } {
  const hours = startsAt.getTime() - now.getTime() <= 7 * 24 * HOUR ? 24 : 4 * 24
  return { expiresAt: new Date(now.getTime() + hours * HOUR), remindAt: new Date(now.getTime() + (hours / 2) * HOUR) }
}

const OK: Verdict = { ok: true }
const refused = (code: string, field?: Refusal['field'], details?: Refusal['details']): Refusal => ({ ok: false, code, ...(field && { field }), ...(details && { details }) })
