import type { ItemCondition, LoanEnd } from 'prisma/generated/client'

import type { Transaction } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import type { Move } from './loan-move.server'
import type { Readings } from './readings'

/** What is said of a line when it changes hands, its quantity apart. */
export interface NotedCondition {
  state?: ItemCondition | undefined
  /** In words. */
  condition?: string | undefined
  readings?: Readings | undefined
  /** Hashes of stored photos, in order. */
  photos?: string[] | undefined
}

export interface NotedReport {
  ending: LoanEnd
  lines: { lineId: string; quantity: number; lost?: number; noted: NotedCondition | undefined }[]
  remarks?: string | undefined
  /** What was drawn on the screen by who has no account: the path of an SVG. */
  signature?: string | undefined
}

/** Keeps an état des lieux of who has just recorded a retrait or a retour, in its transaction. A photo that the store does not hold is left out. */
export async function writeReport(tx: Transaction, { loan, side }: Move, report: NotedReport, { viewer, now }: Pick<Context, 'viewer' | 'now'>): Promise<void> {
  const hashes = report.lines.flatMap(({ noted }) => noted?.photos ?? [])
  const files = hashes.length === 0 ? [] : await tx.storedFile.findMany({ where: { hash: { in: hashes } }, select: { id: true, hash: true } })
  const photosOf = (noted: NotedCondition | undefined) => {
    const ids = [...new Set(noted?.photos ?? [])].flatMap((hash) => files.filter((file) => file.hash === hash).map(({ id }) => id))
    return ids.map((fileId, position) => ({ fileId, position }))
  }
  await tx.conditionReport.create({
    data: {
      loanId: loan.id, ending: report.ending, side, notedById: viewer.personId, guestName: viewer.guest?.name ?? null, signature: report.signature || null, remarks: report.remarks ?? '', notedAt: now,
      lines: {
        create: report.lines.map(({ lineId, quantity, lost = 0, noted }) => ({
          lineId, quantity, lost, condition: noted?.state ?? 'good', note: noted?.condition ?? '', readings: { ...noted?.readings }, photos: { create: photosOf(noted) },
        })),
      },
    },
    select: { id: true },
  })
}
