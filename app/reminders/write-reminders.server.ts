import { type Database, Prisma, type Transaction, transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'
import { WALL_CLOCK } from '~/platform/paris-time'

import { daysAround, LATE_EVERY_DAYS, reminderDay, type ReminderDays } from './reminder-rules'

/** Reminders written in one transaction. */
const BATCH = 200

/**
 * Reminds people, from 09:00 of Paris on: of what leaves or comes back tomorrow, one reminder for a borrower's occasion and one for all
 * that a lender lends; of what should have come back, one for each side of an occasion, on the day after and then every week. The
 * database keeps each of them to one, whoever looks and however often. What was promised today is not said again, and of what comes back
 * every week nobody is reminded.
 * @returns how many were written.
 */
export async function writeReminders(db: Database, now: Date): Promise<number> {
  const due = reminderDay(now)
  if (due === null) return 0
  return (await inBatches(db, (tx) => writeEnds(tx, due))) + (await inBatches(db, (tx) => writeLate(tx, due.day)))
}

interface Written {
  id: string
  organisationId: string
}

async function inBatches(db: Database, write: (tx: Transaction) => Promise<Written[]>): Promise<number> {
  for (let total = 0; ; ) {
    const written = await transaction(db, async (tx) => {
      const reminders = await write(tx)
      await emit(tx, ...reminders.map(({ id, organisationId }) => ({ kind: 'loan_reminder.written' as const, subjectType: 'loan_reminder', subjectId: id, organisationId })))
      return reminders.length
    })
    total += written
    if (written < BATCH) return total
  }
}

/** The day of Paris of a line's retour: what is lent by the day comes back on the last, which ends at midnight. */
const RETOUR_DAY = Prisma.sql`((line.ends_at - case when listing.nature in ('pret', 'don') then interval '1 millisecond' else interval '0' end) at time zone ${WALL_CLOCK}::text)::date`

/** One of the states at a time, so that each has its index. */
const comingBack = (state: 'accepted' | 'handed_over', { tomorrow, tomorrowBegins, tomorrowEnds }: ReminderDays) => Prisma.sql`
  select line.loan_id from loan_line line join listing on listing.id = line.listing_id
  where line.state = ${Prisma.raw(`'${state}'`)} and line.quantity_held > 0 and listing.nature not in ('don', 'competence')
    and line.ends_at between ${tomorrowBegins} and ${tomorrowEnds} and ${RETOUR_DAY} = ${tomorrow}::date`

function writeEnds(tx: Transaction, { day, since }: { day: string; since: Date }): Promise<Written[]> {
  const days = daysAround(day)
  return tx.$queryRaw<Written[]>`
    with ending as (
      select line.loan_id from loan_line line
      where line.state = 'accepted' and line.quantity_held > 0 and line.starts_at >= ${days.tomorrowBegins} and line.starts_at < ${days.tomorrowEnds}
      union ${comingBack('accepted', days)} union ${comingBack('handed_over', days)}
    ), theirs as (
      select loan.lender_id, loan.borrower_id, loan.occasion_id from ending join loan on loan.id = ending.loan_id
      where coalesce(loan.answered_at, loan.created_at) < ${since} and loan.series_id is null
    ), due as (
      select lender_id as organisation_id, null::uuid as occasion_id from theirs
      union select borrower_id, occasion_id from theirs where borrower_id is not null
    )
    insert into loan_reminder (id, kind, organisation_id, occasion_id, day)
    select gen_random_uuid(), 'ends', due.organisation_id, due.occasion_id, ${day}::date from due
    where not exists (
      select from loan_reminder told
      where told.organisation_id = due.organisation_id and told.occasion_id is not distinct from due.occasion_id and told.kind = 'ends' and told.day = ${day}::date)
    order by due.organisation_id, due.occasion_id limit ${BATCH}
    on conflict do nothing
    returning id::text, organisation_id::text as "organisationId"`
}

/** Due for an occasion of which something is late that no reminder has told of since it is late, or none for a week. */
function writeLate(tx: Transaction, day: string): Promise<Written[]> {
  return tx.$queryRaw<Written[]>`
    with late as (
      select line.loan_id, ${RETOUR_DAY} as retour from loan_line line join listing on listing.id = line.listing_id
      where line.state = 'handed_over' and line.quantity_out > line.quantity_back + line.quantity_lost
        and line.ends_at <= ${daysAround(day).todayBegins} and ${RETOUR_DAY} < ${day}::date
    ), due as (
      select loan.lender_id as organisation_id, loan.occasion_id, late.retour from late join loan on loan.id = late.loan_id
      union select loan.borrower_id, loan.occasion_id, late.retour from late join loan on loan.id = late.loan_id where loan.borrower_id is not null
    )
    insert into loan_reminder (id, kind, organisation_id, occasion_id, day)
    select gen_random_uuid(), 'late', due.organisation_id, due.occasion_id, ${day}::date from due
    where not exists (
      select from loan_reminder told
      where told.organisation_id = due.organisation_id and told.occasion_id = due.occasion_id and told.kind = 'late'
        and told.day > greatest(due.retour, ${day}::date - ${LATE_EVERY_DAYS}::int))
    group by due.organisation_id, due.occasion_id
    order by due.organisation_id, due.occasion_id limit ${BATCH}
    on conflict do nothing
    returning id::text, organisation_id::text as "organisationId"`
}
