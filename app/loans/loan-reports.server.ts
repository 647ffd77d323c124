import type { LoanSide } from 'prisma/generated/client'

import type { Database, Prisma } from '~/platform/database.server'

import { readReadings } from './readings'

/** As many as a loan fetched and brought back in parts has. */
const MOST = 20

const REPORT = {
  notedBy: { select: { name: true } }, answeredBy: { select: { name: true } },
  lines: { include: { line: { select: { listing: { select: { title: true } } } }, photos: { orderBy: { position: 'asc' }, include: { file: { select: { hash: true, widths: true } } } } } },
} as const satisfies Prisma.ConditionReportInclude
type ReportRecord = Prisma.ConditionReportGetPayload<{ include: typeof REPORT }>

interface Sides {
  id: string
  lender: { name: string }
  borrower: { name: string } | null
}

/** The états des lieux of a loan, newest first; `toAnswer` is for the other side to confirm or contest. @param side of who looks. */
export async function loanReports(db: Database, loan: Sides, side: LoanSide | null) {
  const reports = await db.conditionReport.findMany({ where: { loanId: loan.id }, include: REPORT, orderBy: { notedAt: 'desc' }, take: MOST })
  const nameOf = (of: LoanSide) => (of === 'lender' ? loan.lender.name : (loan.borrower?.name ?? ''))
  const who = (of: LoanSide, person: { name: string } | null, guest: string | null) => [guest ?? person?.name, nameOf(of)].filter(Boolean).join(', ')
  return reports.map((report) => {
    const other = report.side === 'lender' ? 'borrower' : 'lender'
    return {
      id: report.id, ending: report.ending, at: report.notedAt, by: who(report.side, report.notedBy, report.guestName), signature: report.signature, remarks: report.remarks,
      answer: report.answer, answeredBy: who(other, report.answeredBy, report.answerGuestName), reason: report.answerReason,
      toAnswer: report.answer === null && side === other,
      lines: report.lines.map(lineView),
    }
  })
}
export type LoanReport = Awaited<ReturnType<typeof loanReports>>[number]

const lineView = ({ lineId, line, quantity, lost, condition, note, readings, photos }: ReportRecord['lines'][number]) => ({
  lineId, title: line.listing.title, quantity, lost, condition, note, readings: readReadings(readings),
  photos: photos.map(({ file: { hash, widths } }) => ({ hash, small: widths[0] ?? 0, large: widths.at(-1) ?? 0 })),
})
