import { loanForm } from '~/loans/loan-form.server'

import { agreeOutcome } from './agree-outcome.server'
import { accountSchema, agreeOutcomeSchema, openDisputeSchema, proposeOutcomeSchema, raiseSchema, withdrawSchema } from './dispute-forms.schema'
import { openDispute } from './open-dispute.server'
import { proposeOutcome } from './propose-outcome.server'
import { raiseDispute } from './raise-dispute.server'
import { withdrawDispute } from './withdraw-dispute.server'
import { writeAccount } from './write-account.server'

/** A form of the page of a litige. */
const form = loanForm((loanId) => `/prets/${loanId}/litige`)

/** By their `_form` name. */
export const DISPUTE_FORMS = {
  open: form(openDisputeSchema, openDispute, 'dispute_opened'),
  account: form(accountSchema, writeAccount, 'dispute_answered'),
  propose: form(proposeOutcomeSchema, proposeOutcome, 'dispute_proposed'),
  agree: form(agreeOutcomeSchema, agreeOutcome, 'dispute_agreed'),
  withdraw: form(withdrawSchema, withdrawDispute, 'dispute_withdrawn'),
  raise: form(raiseSchema, raiseDispute, 'dispute_raised'),
} as const

export const isDisputeForm = (name: unknown): name is keyof typeof DISPUTE_FORMS => typeof name === 'string' && Object.hasOwn(DISPUTE_FORMS, name)
