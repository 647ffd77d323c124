import * as z from 'zod'

import { LIMITS } from '~/loans/loan-limits'
import { DomainError } from '~/platform/errors'
import { isDay } from '~/platform/paris-time'
import { lineOf, paragraphsOf } from '~/platform/text-schema'
import { actingFor, type RequestContext } from '~/web/request-context.server'

import { acceptSeries } from './accept-series.server'
import { askSeries } from './ask-series.server'
import { changeSeries } from './change-series.server'
import { declineSeries, withdrawSeries } from './decline-series.server'
import { MOST_DATES } from './series-dates'
import { readSeries } from './series-record.server'
import { seriesListing } from './series-listing.server'
import { stopSeries } from './stop-series.server'
import { readTypedSeries, type SeriesWish, typedSeriesOf } from './typed-series'

const day = z.string({ error: 'required' }).trim().min(1, { error: 'required' }).refine(isDay, { error: 'invalid_date' })
/** The days that are ticked; without any the verb says so. */
const days = z.union([z.array(day).max(MOST_DATES), day.transform((one) => [one])]).default([])

const askSchema = z.object({ days, purpose: lineOf(LIMITS.purpose), message: paragraphsOf(LIMITS.message) })
const changeSchema = z.object({ days, message: paragraphsOf(LIMITS.message) })

/** The series that an address tells of. @throws {DomainError} 422 with the field of the address. */
function wishOf(search: URLSearchParams, nature: Parameters<typeof readTypedSeries>[1]): SeriesWish {
  const typed = typedSeriesOf(search)
  if (!typed) throw new DomainError('series_rule_unreadable')
  const read = readTypedSeries(typed, nature)
  if (read.ok) return read.wish
  const [field, fault] = Object.entries(read.faults)[0]!
  throw new DomainError(fault.code, { field, ...(fault.details && { details: fault.details }) })
}

/** What the form below the dates of a series does that is asked for, for `formAction`: its address says which series. */
export function askSeriesForm(listingId: number, search: URLSearchParams) {
  return {
    schema: askSchema,
    authorize: ({ viewer }: RequestContext) => void actingFor(viewer),
    async run(context: RequestContext, input: z.output<typeof askSchema>) {
      const { nature } = await seriesListing(context.db, listingId, context.now)
      const { seriesId } = await askSeries(context, { ...input, listingId, borrowerId: actingFor(context.viewer).organisationId, wish: wishOf(search, nature) })
      return { location: `/series/${seriesId}`, flash: { key: 'series_asked', values: { count: input.days.length } } }
    },
  }
}

/** The same of a series that is to be changed. */
export function changeSeriesForm(seriesId: string, search: URLSearchParams) {
  return {
    schema: changeSchema,
    async run(context: RequestContext, input: z.output<typeof changeSchema>) {
      const { listing } = await readSeries(context.db, seriesId)
      const changed = await changeSeries(context, { ...input, seriesId, wish: wishOf(search, listing.nature) })
      return { location: `/series/${changed.seriesId}`, flash: { key: 'series_change_asked' } }
    },
  }
}

interface SeriesForm<S extends z.ZodType = z.ZodType> {
  schema: S
  run: (context: RequestContext, input: z.output<S>) => Promise<{ location: string; flash: { key: string } }>
}
const form = <S extends z.ZodType>(seriesId: string, schema: S, verb: (context: RequestContext, input: z.output<S>) => Promise<void>, key: string): SeriesForm => ({
  schema,
  async run(context, input) {
    await verb(context, input as z.output<S>)
    return { location: `/series/${seriesId}`, flash: { key } }
  },
})

/** What the forms of the page of a series do, by their name; an unknown one changes nothing. */
export function seriesForm(name: FormDataEntryValue | null, seriesId: string): SeriesForm {
  switch (name) {
    case 'accept':
      return form(seriesId, z.object({ days }), (context, input) => acceptSeries(context, { seriesId, ...input }), 'series_accepted')
    case 'decline':
      return form(seriesId, z.object({ reason: lineOf(LIMITS.reason) }), (context, input) => declineSeries(context, { seriesId, ...input }), 'series_declined')
    case 'withdraw':
      return form(seriesId, z.object({}), (context) => withdrawSeries(context, { seriesId }), 'series_withdrawn')
    case 'stop':
      return form(seriesId, z.object({ from: day }), (context, input) => stopSeries(context, { seriesId, ...input }), 'series_stopped')
    default:
      return form(seriesId, z.object({}), async () => Promise.reject(new DomainError('not_found', { status: 404 })), '')
  }
}
