import type { Database } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { parisMoment } from '~/platform/paris-time'
import { errorText } from '~/web/error-text.server'
import type { Context } from '~/web/request-context.server'

const SHOWN = 10

/** What a calendar kept elsewhere does to an annonce, for those who may edit it; null without one. Its address stays on the server. */
export async function readOutsideCalendar({ db, now, locale }: Context, listingId: number) {
  const calendar = await db.outsideCalendar.findUnique({ where: { listingId } })
  if (!calendar) return null
  const where = { listingId, source: 'calendar' as const, endsAt: { gt: now } }
  return {
    host: new URL(calendar.url).host, readAt: calendar.readAt, cut: calendar.cut,
    fault: calendar.fault && errorText(new DomainError(calendar.fault), locale),
    closureCount: await db.listingClosure.count({ where }),
    closures: (await db.listingClosure.findMany({ where, orderBy: { startsAt: 'asc' }, take: SHOWN, select: { id: true, startsAt: true, endsAt: true } }))
      .map((closure) => ({ ...closure, whole: isMidnight(closure.startsAt) && isMidnight(closure.endsAt) })),
    promised: await promisedMeanwhile(db, listingId, now),
  }
}
export type OutsideCalendarView = NonNullable<Awaited<ReturnType<typeof readOutsideCalendar>>>

const isMidnight = (instant: Date) => parisMoment(instant).time === '00:00'

/** Loans that were promised and whose dates the calendar closes: they hold, and somebody should know. */
async function promisedMeanwhile(db: Database, listingId: number, now: Date) {
  return db.$queryRaw<{ loanId: string; partner: string; startsAt: Date; endsAt: Date }[]>`
    select loan.id as "loanId", coalesce(borrower.name, loan.outside_borrower, '') as partner, line.starts_at as "startsAt", line.ends_at as "endsAt"
    from loan_line line join loan on loan.id = line.loan_id left join organisation borrower on borrower.id = loan.borrower_id
    where line.listing_id = ${listingId} and line.state in ('accepted', 'handed_over') and line.ends_at > ${now}
      and exists (select from listing_closure c where c.listing_id = line.listing_id and c.source = 'calendar' and c.starts_at < line.ends_at and c.ends_at > line.starts_at)
    order by line.starts_at, loan.id limit ${SHOWN}`
}
