import type { InboxTab } from '~/loans/loan-inbox.server'
import type { Prisma } from '~/platform/database.server'
import { actingFor, type Context } from '~/web/request-context.server'

import { actorOf, mayMove, shownSeries } from './series-states'
import { lastDayOf, wishOfSeries } from './wish-of-series'

const PAGE = 20

/**
 * The series of the association one acts for, both sides, a page of its own rows: what waits for its answer, what is asked for or under
 * way until its last date, what is over. One row each, however many dates. @throws {DomainError} 403 `no_association`.
 */
export async function seriesInbox({ db, now, viewer }: Context, { tab, page }: { tab: InboxTab; page: number }) {
  const { organisationId } = actingFor(viewer)
  const todo = toAnswer(organisationId)
  const rows = await db.loanSeries.findMany({
    where: tab === 'todo' ? todo : { AND: [tab === 'live' ? { endsAt: { gt: now }, state: { in: ['pending', 'accepted', 'stopped'] } } : { OR: [{ state: { in: ['declined', 'expired', 'cancelled'] } }, { state: { in: ['accepted', 'stopped'] }, endsAt: { lte: now } }] }, ofEither(organisationId)] },
    orderBy: [{ createdAt: tab === 'done' ? 'desc' : 'asc' }, { id: 'asc' }], take: PAGE + 1, skip: (page - 1) * PAGE,
    include: {
      lender: { select: { name: true } }, borrower: { select: { name: true } }, listing: { select: { title: true, nature: true } },
      loans: { where: { state: 'accepted', lines: { some: { state: 'accepted', endsAt: { gt: now } } } }, select: { lines: { select: { eventStartsAt: true, eventEndsAt: true } } } },
    },
  })
  return {
    todoCount: await db.loanSeries.count({ where: todo }), more: rows.length > PAGE,
    rows: rows.slice(0, PAGE).map((series) => {
      const side = series.lenderId === organisationId ? ('lender' as const) : ('borrower' as const)
      const [next] = series.loans.flatMap(({ lines }) => lines).sort((a, b) => a.eventStartsAt.getTime() - b.eventStartsAt.getTime())
      return {
        id: series.id, side, title: series.listing.title, nature: series.listing.nature, quantity: series.quantity, partner: side === 'lender' ? series.borrower.name : series.lender.name,
        wish: wishOfSeries(series), lastDay: lastDayOf(series), shown: shownSeries(series, now), toAnswer: mayMove(series.state, 'accept', actorOf(side, series.proposedBy)),
        next: next ? { startsAt: next.eventStartsAt, endsAt: next.eventEndsAt } : null,
      }
    }),
  }
}
export type SeriesInboxRow = Awaited<ReturnType<typeof seriesInbox>>['rows'][number]

const ofEither = (organisationId: string): Prisma.LoanSeriesWhereInput => ({ OR: [{ lenderId: organisationId }, { borrowerId: organisationId }] })

/** What waits for this association's answer: requests to it, and changes that the other side proposes. */
const toAnswer = (organisationId: string): Prisma.LoanSeriesWhereInput => ({
  state: 'pending', OR: [{ lenderId: organisationId, proposedBy: 'borrower' }, { borrowerId: organisationId, proposedBy: 'lender' }],
})
