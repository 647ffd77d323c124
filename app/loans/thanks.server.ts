import type { Database } from '~/platform/database.server'
import { conflict, forbidden, notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { authorizeLoan, type LoanInput, onLockedLoan, sidesOf, tellLoan } from './loan-move.server'
import { readLoan } from './loan-record.server'

/** As many as an association's page shows. */
const SHOWN = 6

export interface Thank extends LoanInput {
  words: string
  /** She would have it read by everybody; the other side has the last word. */
  mayBePublic: boolean
}

/**
 * A word of thanks to the other side once all is back, or a don is fetched; one a side. @throws {DomainError} 404, 403; 409
 * `wrong_state` while something is still to come, `already_thanked`.
 */
export async function thank({ db, viewer, now }: Context, { loanId, words, mayBePublic }: Thank): Promise<void> {
  await onLockedLoan({ db, viewer }, loanId, 'loan.thank', async (tx, loan) => {
    const over = (loan.state === 'returned' || loan.state === 'closed') && loan.handedOverAt !== null
    if (!over || loan.borrowerId === null) throw conflict('wrong_state', { state: loan.state })
    const given = await tx.loanThanks.findMany({ where: { loanId }, select: { side: true } })
    const side = sidesOf(viewer, loan).find((each) => !given.some((other) => other.side === each))
    if (!side) throw conflict('already_thanked')
    await tx.loanThanks.create({
      data: { loanId, side, thankedId: side === 'lender' ? loan.borrowerId : loan.lenderId, words, mayBePublic, writtenById: viewer.personId, writtenAt: now }, select: { loanId: true },
    })
    await tellLoan(tx, loan, ['loan.thanked'], { side, personId: viewer.personId })
  })
}

/** Who was thanked shows it on her page, or takes it down again. @throws {DomainError} 404, 403 to who wrote it. */
export async function showThanks({ db, viewer, now }: Context, { loanId, show }: LoanInput & { show: boolean }): Promise<void> {
  const loan = await readLoan(db, loanId)
  authorizeLoan(viewer, 'loan.thank', loan)
  const thanked = sidesOf(viewer, loan).map((side) => (side === 'lender' ? ('borrower' as const) : ('lender' as const)))
  if (thanked.length === 0) throw forbidden()
  const { count } = await db.loanThanks.updateMany({ where: { loanId, side: { in: thanked }, mayBePublic: true }, data: { shownAt: show ? now : null } })
  if (count === 0) throw notFound()
}

/** The words of thanks that an association shows, newest first. */
export async function shownThanks(db: Database, organisationId: string) {
  const thanks = await db.loanThanks.findMany({
    where: { thankedId: organisationId, shownAt: { not: null } }, orderBy: { shownAt: 'desc' }, take: SHOWN,
    select: { words: true, side: true, writtenAt: true, loan: { select: { lender: { select: { name: true, slug: true } }, borrower: { select: { name: true, slug: true } } } } },
  })
  return thanks.map(({ words, side, writtenAt, loan }) => ({ words, at: writtenAt, by: side === 'lender' ? loan.lender : loan.borrower! }))
}
