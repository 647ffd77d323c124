import { acceptLoan } from './accept-loan.server'
import { amendReturn } from './amend-return.server'
import { answerProposal } from './answer-proposal.server'
import { answerReport } from './answer-report.server'
import { cancelLoan } from './cancel-loan.server'
import { closeLoan } from './close-loan.server'
import { writeOnLoan } from './conversations.server'
import { declineLoan } from './decline-loan.server'
import { loanForm } from './loan-form.server'
import { acceptSchema, amendSchema, answerProposalSchema, answerReportSchema, commandSchema, contactSchema, declineSchema, doneSchema, guestSchema, messageSchema, proposeSchema, receiveDepositSchema, resolveSchema, returnDepositSchema, revokeGuestSchema, showThanksSchema, thankSchema } from './loan-forms.schema'
import { forgoRest } from './forgo-rest.server'
import { nameGuest, revokeGuest } from './loan-guests.server'
import { noteDone } from './note-done.server'
import { proposeTyped } from './propose-form.server'
import { receiveDeposit, returnDeposit } from './record-deposit.server'
import { resolveLoan } from './resolve-loan.server'
import { setContact } from './set-contact.server'
import { showThanks, thank } from './thanks.server'

/** A form of the loan's page. */
const pageForm = loanForm((loanId) => `/prets/${loanId}`)

/** What is said after an answer to what the other side noted, on the loan's page and on a guest's. */
export const reportFlash = ({ agrees }: { agrees: boolean }) => (agrees ? 'report_confirmed' : 'report_contested')

/** The forms of the loan's page, by their `_form` name. */
export const LOAN_FORMS = {
  accept: pageForm(acceptSchema, acceptLoan, 'loan_accepted'),
  decline: pageForm(declineSchema, declineLoan, 'loan_declined'),
  done: pageForm(doneSchema, noteDone, 'loan_done'),
  forgo_rest: pageForm(commandSchema, forgoRest, 'rest_forgone'),
  cancel: pageForm(commandSchema, cancelLoan, 'loan_cancelled'),
  close: pageForm(commandSchema, closeLoan, 'loan_closed'),
  amend: pageForm(amendSchema, amendReturn, 'loan_amended'),
  resolve: pageForm(resolveSchema, resolveLoan, 'loan_resolved'),
  contact: pageForm(contactSchema, setContact, 'loan_contact'),
  propose: pageForm(proposeSchema, proposeTyped, 'loan_proposed'),
  answer_proposal: pageForm(answerProposalSchema, answerProposal, ({ agrees }) => (agrees ? 'loan_agreed' : 'loan_disagreed')),
  answer_report: pageForm(answerReportSchema, answerReport, reportFlash),
  deposit_receive: pageForm(receiveDepositSchema, receiveDeposit, 'deposit_received'),
  deposit_return: pageForm(returnDepositSchema, returnDeposit, 'deposit_returned'),
  thank: pageForm(thankSchema, thank, 'loan_thanked'),
  show_thanks: pageForm(showThanksSchema, showThanks, ({ show }) => (show ? 'thanks_shown' : 'thanks_hidden')),
  guest: pageForm(guestSchema, nameGuest, 'guest_named'),
  revoke_guest: pageForm(revokeGuestSchema, revokeGuest, 'guest_revoked'),
  message: pageForm(messageSchema, writeOnLoan, 'message_sent', ({ viewer }) => ['contact', `message ${viewer.personId}`]),
} as const

export const isLoanForm = (name: unknown): name is keyof typeof LOAN_FORMS => typeof name === 'string' && Object.hasOwn(LOAN_FORMS, name)
