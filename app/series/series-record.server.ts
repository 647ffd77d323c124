import type { LoanSide } from 'prisma/generated/client'

import { type Action, can, type Viewer } from '~/accounts/permissions'
import { refusingOverpromise, sidesOf } from '~/loans/loan-move.server'
import { lockListings } from '~/loans/loan-record.server'
import { type Database, type Prisma, type Transaction, transaction } from '~/platform/database.server'
import { conflict, forbidden, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { actorOf, mayMove, type SeriesActor, type SeriesCommand } from './series-states'

const RECORD = {
  lender: { select: { name: true, communeInsee: true, status: true } },
  borrower: { select: { name: true, communeInsee: true, status: true } },
  listing: { select: { id: true, title: true, nature: true, pickupSlots: true, returnSlots: true, bufferBefore: true, bufferAfter: true, stock: true, lost: true } },
  dates: { orderBy: { day: 'asc' } },
} as const satisfies Prisma.LoanSeriesInclude

/** A series with its dates, as its verbs decide on it. */
export type SeriesRecord = Prisma.LoanSeriesGetPayload<{ include: typeof RECORD }>

/** @throws {DomainError} 404 `not_found`. */
export async function readSeries(db: Database, id: string): Promise<SeriesRecord> {
  const series = isUuid(id) ? await db.loanSeries.findUnique({ where: { id }, include: RECORD }) : null
  if (!series) throw notFound()
  return series
}

/**
 * Locks a series to change it: its annonce, then the series with what it replaces and what is to replace it. Always in this order, as
 * of loans. @throws {DomainError} 404 `not_found`.
 */
export async function lockSeries(tx: Transaction, id: string): Promise<SeriesRecord> {
  const { listingId, replacesId } = await readSeries(tx, id)
  await lockListings(tx, [listingId])
  await tx.$queryRaw`
    select reference from loan_series where id = ${id}::uuid or id = ${replacesId}::uuid or (replaces_id = ${id}::uuid and state = 'pending') order by id for update`
  return readSeries(tx, id)
}

export const seriesSubject = ({ lenderId, borrowerId, lender, borrower }: Pick<SeriesRecord, 'lenderId' | 'borrowerId'> & { lender: { communeInsee: string }; borrower: { communeInsee: string } }) =>
  ({ lenderId, borrowerId, communes: [lender.communeInsee, borrower.communeInsee] })

/** Refused with 403 where the person may know of the series (or must sign in first), with 404 where she may not. */
export function authorizeSeries(viewer: Viewer, action: Action, series: SeriesRecord): void {
  if (can(viewer, action, seriesSubject(series))) return
  throw viewer.personId === null || can(viewer, 'series.read', seriesSubject(series)) ? forbidden() : notFound()
}

export interface SeriesMove {
  series: SeriesRecord
  side: LoanSide
}

/**
 * Runs one command on a series: one transaction, the locks, the rights, the table of moves; then `change` writes.
 * @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `series_moved_on` with the state it is in; 409 `not_available`.
 */
export async function commandSeries<T>(context: Pick<Context, 'db' | 'viewer'>, seriesId: string, action: Action, command: SeriesCommand, change: (tx: Transaction, move: SeriesMove) => Promise<T>): Promise<T> {
  const { db, viewer } = context
  return refusingOverpromise(() =>
    transaction(db, async (tx) => {
      const series = await lockSeries(tx, seriesId)
      authorizeSeries(viewer, action, series)
      const side = sidesOf(viewer, { lenderId: series.lenderId, borrowerId: series.borrowerId }).find((each) => mayMove(series.state, command, actorOf(each, series.proposedBy)))
      if (!side) throw conflict('series_moved_on', { state: series.state })
      return change(tx, { series, side })
    }),
  )
}

export type SeriesEventKind = `series.${'asked' | 'accepted' | 'declined' | 'withdrawn' | 'stopped' | 'expired' | 'reminded'}`

/** Writes an event of a series in the transaction of its change. Ids and figures only in the payload. */
export async function tellSeries(
  tx: Transaction, series: { id: string; lenderId: string; borrowerId: string; replacesId: string | null }, kind: SeriesEventKind, by: { side: LoanSide | Extract<SeriesActor, 'clock'>; personId?: string | null }, payload: Prisma.InputJsonObject = {},
): Promise<void> {
  const organisationId = by.side === 'lender' ? series.lenderId : by.side === 'borrower' ? series.borrowerId : null
  await emit(tx, { kind, subjectType: 'series', subjectId: series.id, actorId: by.personId ?? null, organisationId, payload: { side: by.side, change: series.replacesId !== null, ...payload } })
}
