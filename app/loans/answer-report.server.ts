import type { ReportAnswer } from 'prisma/generated/client'

import { type Transaction, transaction } from '~/platform/database.server'
import { conflict, DomainError, forbidden } from '~/platform/errors'
import type { Services } from '~/services.server'
import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, sidesOf, tellLoan } from './loan-move.server'

/** After so long without a word, what one side noted stands. */
export const SILENCE_HOURS = 48
const BATCH = 200

export interface AnswerReport extends LoanInput {
  reportId: string
  agrees: boolean
  /** What is not so. */
  reason?: string
  signature?: string
}

/**
 * The other side says of a retrait or a retour whether it was as noted. Facts stay as they were noted: what is contested is for the two to settle.
 * @throws {DomainError} as commandLoan; 409 `report_answered`; 403 `forbidden` to who noted it; 422 `required` without a reason.
 */
export async function answerReport(context: Context, { reportId, agrees, reason = '', signature, ...input }: AnswerReport): Promise<Moved> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.answer_report', agrees ? 'confirm_report' : 'contest_report', async (tx, { loan, transition }) => {
    const report = await tx.conditionReport.findFirst({ where: { id: reportId, loanId: loan.id }, select: { id: true, side: true, ending: true, answer: true } })
    if (!report || report.answer !== null) throw conflict('report_answered')
    const side = sidesOf(viewer, loan).find((each) => each !== report.side)
    if (!side) throw forbidden()
    if (!agrees && reason === '') throw new DomainError('required', { field: 'reason' })
    await tx.conditionReport.update({
      where: { id: report.id },
      data: {
        answer: agrees ? 'confirmed' : 'contested', answeredAt: now, answeredById: viewer.personId, answerGuestName: viewer.guest?.name ?? null, answerSignature: signature || null,
        answerReason: agrees ? null : reason,
      },
      select: { id: true },
    })
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { ending: report.ending })
    return {}
  })
}

/** What nobody has said a word about for 48 hours is agreed: the photos stand in for who was not there. Safe to run any number of times. */
export async function agreeBySilence(db: Services['db'], now: Date): Promise<void> {
  await transaction(db, async (tx: Transaction) => {
    const silent = await tx.$queryRaw<{ id: string; loanId: string; lenderId: string; borrowerId: string | null; ending: string }[]>`
      select r.id::text, loan.id::text as "loanId", loan.lender_id::text as "lenderId", loan.borrower_id::text as "borrowerId", r.ending::text
      from condition_report r join loan on loan.id = r.loan_id
      where r.answer is null and r.noted_at <= ${new Date(now.getTime() - SILENCE_HOURS * 3_600_000)} and loan.borrower_id is not null
      order by r.noted_at limit ${BATCH} for update of r skip locked`
    await tx.conditionReport.updateMany({ where: { id: { in: silent.map(({ id }) => id) } }, data: { answer: 'silence' satisfies ReportAnswer, answeredAt: now } })
    for (const { loanId, lenderId, borrowerId, ending } of silent) await tellLoan(tx, { id: loanId, lenderId, borrowerId }, ['loan.report_confirmed'], { side: 'clock' }, { ending })
  })
}
