import { authorize } from '~/accounts/authorize'
import { formatHours, formatTime } from '~/messages/format'
import { translator } from '~/messages/catalogue.server'
import { audienceVerdict } from '~/loans/request-rules'
import { DomainError, notFound } from '~/platform/errors'
import { parisInstant, parisMoment } from '~/platform/paris-time'
import { errorText } from '~/web/error-text.server'
import { actingFor, type Context } from '~/web/request-context.server'

import { holidayAround, publicHolidays, schoolHolidays } from './holidays.server'
import type { DateProblem } from './judge-dates'
import { daysOfWish, judgeNow, loansFrom, lenderOf, type SeriesListing, seriesListing } from './series-listing.server'
import { authorizeSeries, readSeries } from './series-record.server'
import { actorOf, mayMove } from './series-states'
import { readTypedSeries, type SeriesFaults, type SeriesWish, typedOf, type TypedSeries, typedSeriesOf } from './typed-series'
import { wishOfSeries } from './wish-of-series'

/** A date as it is offered before a series is sent. */
export interface OfferedDate {
  /** `2027-06-12` */
  day: string
  event: { startsAt: Date; endsAt: Date }
  /** What stands against it, in the person's words; null where it can be asked for. */
  problem: string | null
  /** The public holiday or the vacances that it falls on. */
  holiday: string | null
  ticked: boolean
}

/** What is to be composed: fields as they were typed, what is wrong with them, and the exact dates once they can be read. */
interface Composed {
  typed: TypedSeries
  errors: Record<string, string>
  dates: OfferedDate[] | null
  wish: SeriesWish | null
  /** How many dates it would take the place of. */
  replaced: number
}

const BLANK: TypedSeries = { rythme: 'semaine-1', jours: [], du: '', au: '', de: '', a: '', quantite: '1', feries: true, vacances: false }

const headingOf = ({ id, title, nature, stock, lost, organisation }: SeriesListing) => ({ id, title, nature, usable: Math.max(0, stock - lost), lender: organisation.name })

/**
 * What the page shows on which a series is asked for: the annonce, what the address says of the series, and its exact dates with what
 * stands against each. @throws {DomainError} 404 `not_found`; 403 `forbidden`, `no_association`.
 */
export async function composeSeries(context: Context, listingId: number, search: URLSearchParams) {
  const { organisationId } = actingFor(context.viewer)
  authorize(context.viewer, 'series.ask', { organisationId })
  const listing = await seriesListing(context.db, listingId, context.now)
  if (listing.status !== 'published' || listing.hiddenAt || listing.organisation.status !== 'verified') throw notFound()
  const borrower = await context.db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { status: true, communeInsee: true } })
  // How many requests are open is counted under a lock, when it is sent.
  const verdict = audienceVerdict(lenderOf(listing), { organisationId, openRequests: 0, ...borrower })
  return {
    listing: headingOf(listing), refusal: verdict.ok ? null : errorText({ code: verdict.code, details: verdict.details ?? {} }, context.locale),
    ...(await compose(context, listing, typedSeriesOf(search), BLANK, async () => [])),
  }
}

/**
 * The same to change a series that is under way: what it is today is filled in, and what it would replace is said and does not stand in
 * its way. @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `series_moved_on`.
 */
export async function composeChange(context: Context, seriesId: string, search: URLSearchParams) {
  const { db, now } = context
  const series = await readSeries(db, seriesId)
  authorizeSeries(context.viewer, 'series.change', series)
  if (!mayMove(series.state, 'change', actorOf('lender', series.proposedBy))) throw new DomainError('series_moved_on', { status: 409, details: { state: series.state } })
  const listing = await seriesListing(db, series.listingId, now)
  const today = wishOfSeries(series)
  const from = parisMoment(now).day > today.start ? parisMoment(now).day : today.start
  const composed = await compose(context, listing, typedSeriesOf(search), { ...typedOf(today), du: from }, ({ start }) => loansFrom(db, seriesId, parisInstant(start)))
  return { listing: headingOf(listing), refusal: null, seriesId, ...composed }
}
export type SeriesComposer = Awaited<ReturnType<typeof composeSeries>>

async function compose(context: Context, listing: SeriesListing, asked: TypedSeries | null, otherwise: TypedSeries, replacing: (wish: SeriesWish) => Promise<string[]>): Promise<Composed> {
  if (!asked) return { typed: otherwise, errors: {}, dates: null, wish: null, replaced: 0 }
  const read = readTypedSeries(asked, listing.nature)
  if (!read.ok) return { typed: asked, errors: wordsOf(read.faults, context), dates: null, wish: null, replaced: 0 }
  try {
    const replacedLoans = await replacing(read.wish)
    return { typed: asked, errors: {}, dates: await offeredDates(context, listing, read.wish, replacedLoans), wish: read.wish, replaced: replacedLoans.length }
  } catch (error) {
    if (!(error instanceof DomainError) || !error.field) throw error
    return { typed: asked, errors: { [error.field]: errorText(error, context.locale) }, dates: null, wish: null, replaced: 0 }
  }
}

const wordsOf = (faults: SeriesFaults, { locale }: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).map(([field, { code, details = {} }]) => [field, errorText({ code, details }, locale)]))

/** The exact dates of a wish, each with its state: three queries, however many they are. */
async function offeredDates(context: Context, listing: SeriesListing, wish: SeriesWish, replacedLoans: readonly string[]): Promise<OfferedDate[]> {
  const { db, now, locale } = context
  const days = daysOfWish(wish, listing)
  const [first, last] = [days[0]!.day, days.at(-1)!.day]
  const [holidays, vacances] = await Promise.all([publicHolidays(first, last, locale), schoolHolidays(db, first, last)])
  const skipped = (day: string) => (wish.skipPublicHolidays && holidays.has(day)) || (wish.skipSchoolHolidays && holidayAround(vacances, day) !== null)
  const judged = await judgeNow(db, days, { listing, quantity: wish.quantity, wants: (day) => !skipped(day), replacedLoans }, now)
  return judged.map(({ day, event, problem }) => ({
    day, event, problem: problem && problemText(problem, day, context), holiday: holidays.get(day) ?? holidayAround(vacances, day), ticked: problem === null && !skipped(day),
  }))
}

/** What stands against a date, in words; never who has it. @param day `2027-06-12` */
export function problemText(problem: DateProblem, day: string, { locale, now }: Pick<Context, 'locale' | 'now'>): string {
  if (problem.kind === 'refused') return errorText(problem, locale)
  const t = translator(locale, 'series')
  if (problem.takenBy === 'series') return t('date.tooClose')
  const { startsAt, endsAt } = problem.taken
  const thatDay = parisMoment(startsAt).day === day && parisMoment(endsAt).day === day
  const period = thatDay ? t('rhythm.hours', { from: formatTime(startsAt, locale), to: formatTime(endsAt, locale) }) : formatHours(startsAt, endsAt, locale, now)
  return t('date.taken', { left: problem.left, period })
}
