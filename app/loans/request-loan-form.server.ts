import type * as z from 'zod'

import { DomainError } from '~/platform/errors'
import { actingFor, type RequestContext } from '~/web/request-context.server'

import { requestLoanSchema } from './loan-forms.schema'
import { requestLoan } from './request-loan.server'
import { typedEvent } from './typed-event.server'

/**
 * What the request form of an annonce's page does, for `formAction` or `answerForm`: one line, for the association the
 * person acts for; then the loan's page. Refusals stand beside the form's own fields.
 * @param orWait what is taken is waited for.
 */
export function requestLoanForm(listingId: number, orWait = false) {
  return {
    schema: requestLoanSchema,
    authorize: ({ viewer }: RequestContext) => void actingFor(viewer),
    async run(context: RequestContext, input: z.output<typeof requestLoanSchema>) {
      const event = await typedEvent(context.db, listingId, input)
      const { organisationId } = actingFor(context.viewer)
      const { loanId, waiting } = await requestLoan(context, {
        borrowerId: organisationId, purpose: input.purpose, message: input.message, orWait, lines: [{ listingId, quantity: input.quantity, ...event }],
      }).catch(onFormField)
      return { location: `/prets/${loanId}`, flash: { key: waiting ? 'loan_waiting' : 'loan_requested' } }
    },
  }
}

/** `lines.0.start` is the form's `start`. */
function onFormField(error: unknown): never {
  if (!(error instanceof DomainError) || !error.field) throw error
  throw new DomainError(error.code, { status: error.status, field: error.field.replace(/^lines\.0\./, ''), details: error.details })
}
