import type * as z from 'zod'

import { DomainError, notFound } from '~/platform/errors'
import type { RequestContext } from '~/web/request-context.server'

import { eventPeriod } from './event-dates'
import type { proposeSchema } from './loan-forms.schema'
import { readLoan } from './loan-record.server'
import { proposeTerms } from './propose-terms.server'

type Typed = z.output<typeof proposeSchema> & { loanId: string }

/** Other terms as the loan's page sends them: dates for one line or for all. @throws {DomainError} as proposeTerms, with the form's own fields. */
export async function proposeTyped(context: RequestContext, { loanId, expectedState, line: about, offer, message, ...dates }: Typed): Promise<void> {
  const loan = await readLoan(context.db, loanId)
  const changed = loan.lines.filter(({ id }) => about === 'all' || about === id)
  if (changed.length === 0) throw notFound()
  const lines = Object.fromEntries(
    loan.lines.map((line) => {
      const quantity = offer?.[line.id]
      if (!changed.includes(line)) return [line.id, { ...(quantity !== undefined && { quantity }) }]
      const read = eventPeriod(line.listing.nature, dates)
      if (!read.ok) throw new DomainError(read.code, { field: read.field })
      return [line.id, { event: read.event, ...(quantity !== undefined && { quantity }) }]
    }),
  )
  await proposeTerms(context, { loanId, ...(expectedState && { expectedState }), lines, message }).catch(onFormField)
}

/** `lines.<id>.end` is the form's `end`; a quantity has a field of its own. */
function onFormField(error: unknown): never {
  if (!(error instanceof DomainError) || !error.field) throw error
  const [, id, part] = error.field.split('.')
  const field = part === 'quantity' ? `offer.${id}` : part === 'event' ? 'start' : part!
  throw new DomainError(error.code, { status: error.status, field, details: error.details })
}
