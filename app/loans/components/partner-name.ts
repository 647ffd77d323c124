import type { LoanPage } from '../loan-page.server'

/** The other side's name, or the lender's for who only looks. */
export const partnerName = (loan: LoanPage): string => (loan.side === 'lender' ? (loan.borrower?.name ?? loan.outsideBorrower ?? '') : loan.lender.name)
