import type { LoanState } from 'prisma/generated/client'

import { can } from '~/accounts/permissions'
import { authorizeOrHide } from '~/accounts/authorize'
import { sidesOf } from '~/loans/loan-move.server'
import { isOverdue } from '~/loans/loan-states'
import type { Prisma } from '~/platform/database.server'
import { dayOf } from '~/platform/day-column'
import { notFound } from '~/platform/errors'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { problemText } from './compose-series.server'
import { problemOf } from './judge-dates'
import { heldBy } from './promise-dates.server'
import { coverDates } from './series-cover'
import { holdsAround, loansFrom } from './series-listing.server'
import { seriesSubject } from './series-record.server'
import { actorOf, mayMove, type SeriesCommand, shownSeries } from './series-states'
import { lastDayOf, wishOfSeries } from './wish-of-series'

const ORGANISATION = { select: { name: true, slug: true, communeInsee: true, status: true } } as const
const PAGE = {
  lender: ORGANISATION, borrower: ORGANISATION,
  listing: { select: { id: true, title: true, nature: true, pickupSlots: true, returnSlots: true, bufferBefore: true, bufferAfter: true, stock: true, lost: true } },
  dates: { orderBy: { day: 'asc' }, include: { loan: { select: { id: true, state: true, toResolveAt: true, proposalSide: true, lines: { select: { eventStartsAt: true, eventEndsAt: true, endsAt: true } } } } } },
  replaces: { select: { id: true } },
  changes: { where: { state: { in: ['pending', 'accepted', 'stopped'] } }, orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, state: true, replacesFrom: true, proposedBy: true } },
} as const satisfies Prisma.LoanSeriesInclude
type PageRecord = Prisma.LoanSeriesGetPayload<{ include: typeof PAGE }>

/** How a date stands: asked for, left out, refused alone; then as its loan does. */
export type ShownDate = LoanState | 'overdue' | 'to_resolve' | 'left_out' | 'not_promised'

/**
 * All that the page of a series shows this person: its rhythm and its dates, what may be done with it. Before its answer, what now stands
 * against each date. @throws {DomainError} 404 `not_found` where she may not know of it.
 */
export async function seriesPage(context: Context, id: string) {
  const { db, viewer, now } = context
  const series = isUuid(id) ? await db.loanSeries.findUnique({ where: { id }, include: PAGE }) : null
  if (!series) throw notFound()
  authorizeOrHide(viewer, 'series.read', seriesSubject(series))
  const side = sidesOf(viewer, { lenderId: series.lenderId, borrowerId: series.borrowerId })[0] ?? null
  const may = (command: SeriesCommand) => side !== null && mayMove(series.state, command, actorOf(side, series.proposedBy)) && can(viewer, 'series.answer', seriesSubject(series))
  const replaced = series.replacesId && series.state === 'pending' ? await loansFrom(db, series.replacesId, parisInstant(dayOf(series.replacesFrom!))) : []
  const problems = series.state === 'pending' ? await problemsNow(context, series, replaced) : new Map<string, string>()
  const dates = series.dates.map((date) => dateView(date, series.state, problems, now))
  const remaining = dates.filter(({ state }) => state === 'accepted')
  const today = parisMoment(now).day
  return {
    id, reference: series.reference, state: series.state, shown: shownSeries(series, now), side, proposedBy: series.proposedBy, purpose: series.purpose, message: series.message, unverified: series.unverified,
    declineReason: series.declineReason, expiresAt: series.expiresAt, quantity: series.quantity, wish: wishOfSeries(series), lastDay: lastDayOf(series),
    lender: { name: series.lender.name, slug: series.lender.slug }, borrower: { name: series.borrower.name, slug: series.borrower.slug },
    listing: { id: series.listing.id, title: series.listing.title, nature: series.listing.nature },
    replaces: series.replaces && { id: series.replaces.id, from: parisInstant(dayOf(series.replacesFrom!)), dates: replaced.length },
    change: series.changes[0] ? { id: series.changes[0].id, pending: series.changes[0].state === 'pending', mine: series.changes[0].proposedBy === side, from: parisInstant(dayOf(series.changes[0].replacesFrom!)) } : null,
    stoppedFrom: series.stoppedFrom && parisInstant(dayOf(series.stoppedFrom)),
    dates, next: remaining.find(({ endsAt }) => endsAt > now) ?? null, remaining: remaining.length,
    mayAnswer: may('accept'), mayWithdraw: may('withdraw'), mayStop: may('stop') && remaining.length > 0, mayChange: may('change') && remaining.length > 0 && series.changes[0]?.state !== 'pending',
    /** From when it may be stopped: the day after today, which may have begun. */
    stopFrom: addDays(today, 1), today,
  }
}
export type SeriesPage = Awaited<ReturnType<typeof seriesPage>>
export type SeriesPageDate = SeriesPage['dates'][number]

type DateRecord = PageRecord['dates'][number]

function dateView(date: DateRecord, seriesState: PageRecord['state'], problems: ReadonlyMap<string, string>, now: Date) {
  const day = dayOf(date.day)
  const [line] = date.loan?.lines ?? []
  const event = line ? { startsAt: line.eventStartsAt, endsAt: line.eventEndsAt } : { startsAt: date.eventStartsAt, endsAt: date.eventEndsAt }
  return {
    day, ...event, loanId: date.loan?.id ?? null, state: dateState(date, seriesState, now), asked: date.asked, problem: problems.get(day) ?? null,
    /** It was moved: when it was asked for. */
    before: line && line.eventStartsAt.getTime() !== date.eventStartsAt.getTime() ? { startsAt: date.eventStartsAt, endsAt: date.eventEndsAt } : null,
    proposal: date.loan?.proposalSide != null,
  }
}

function dateState({ asked, loan }: DateRecord, seriesState: PageRecord['state'], now: Date): ShownDate {
  if (!asked) return 'left_out'
  if (!loan) return seriesState === 'accepted' || seriesState === 'stopped' ? 'not_promised' : seriesState
  if (loan.state === 'accepted' && loan.toResolveAt) return 'to_resolve'
  return loan.lines.some(({ endsAt }) => isOverdue(loan.state, endsAt, now)) ? 'overdue' : loan.state
}

/** What now stands against the dates that wait for an answer, by their day: one query. */
async function problemsNow(context: Context, series: PageRecord, replaced: readonly string[]): Promise<Map<string, string>> {
  const { now } = context
  const asked = series.dates.filter((date) => date.asked)
  const periods = asked.map((date) => heldBy(date, series))
  const holds = await holdsAround(context.db, series.listingId, periods, replaced, now)
  const covers = coverDates(periods, holds, series.listing.stock - series.listing.lost, series.quantity, now)
  return new Map(asked.flatMap(({ day, endsAt }, i): [string, string][] => {
    const problem = endsAt <= now ? ({ kind: 'refused', code: 'start_in_past', details: {} } as const) : problemOf(covers[i]!)
    return problem ? [[dayOf(day), problemText(problem, dayOf(day), context)]] : []
  }))
}
