import type { LoanSide } from 'prisma/generated/client'

import { withBuffers } from '~/loans/loan-period'
import { newReferences } from '~/loans/loan-reference.server'
import type { Transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import type { SeriesRecord } from './series-record.server'

export type SeriesDate = SeriesRecord['dates'][number]

/** What a date of a series holds, with the buffers of today. */
export const heldBy = ({ startsAt, endsAt }: Pick<SeriesDate, 'startsAt' | 'endsAt'>, { listing }: Pick<SeriesRecord, 'listing'>) => ({ startsAt, endsAt, ...withBuffers({ startsAt, endsAt }, listing) })

/**
 * Makes each of these dates an accepted loan, all of one occasion: a handful of statements, however many they are. The guard of the
 * database looks at each. Their events say of which series they are, and send no mail.
 */
export async function promiseDates(tx: Transaction, series: SeriesRecord, dates: readonly SeriesDate[], side: LoanSide, { viewer, now }: Pick<Context, 'viewer' | 'now'>): Promise<void> {
  const { lenderId, borrowerId, askedById, unverified, purpose, message, quantity, listingId } = series
  const occasion = await tx.occasion.create({ data: { purpose, organisationId: borrowerId, createdAt: now }, select: { id: true } })
  const references = await newReferences(tx, dates.length)
  const loans = await tx.loan.createManyAndReturn({
    data: references.map((reference) => ({
      reference, occasionId: occasion.id, seriesId: series.id, lenderId, borrowerId, askedById, unverified, purpose, message, state: 'accepted' as const, createdAt: now, answeredAt: now,
    })),
    select: { id: true },
  })
  await tx.loanLine.createMany({
    data: dates.map(({ eventStartsAt, eventEndsAt, ...date }, i) => ({
      loanId: loans[i]!.id, listingId, state: 'accepted' as const, eventStartsAt, eventEndsAt, ...heldBy(date, series), quantityAsked: quantity, quantityAccepted: quantity, quantityHeld: quantity,
    })),
  })
  await tx.$executeRaw`
    update loan_series_date d set loan_id = made.loan_id
    from unnest(${dates.map(({ day }) => day)}::date[], ${loans.map(({ id }) => id)}::uuid[]) as made(day, loan_id)
    where d.series_id = ${series.id}::uuid and d.day = made.day`
  const organisationId = side === 'lender' ? lenderId : borrowerId
  await emit(tx, ...loans.map(({ id }) => ({ kind: 'loan.planned' as const, subjectType: 'loan', subjectId: id, actorId: viewer.personId, organisationId, payload: { side, series: series.id } })))
}
