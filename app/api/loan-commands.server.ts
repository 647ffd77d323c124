import * as z from 'zod'

import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { closeLoan } from '~/loans/close-loan.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { LIMITS } from '~/loans/loan-limits'
import type { LoanInput } from '~/loans/loan-move.server'
import { LOAN_STATES } from '~/loans/loan-states'
import { noteDone } from '~/loans/note-done.server'
import { resolveLoan } from '~/loans/resolve-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { setContact } from '~/loans/set-contact.server'
import { DomainError } from '~/platform/errors'
import { lineOf, paragraphsOf, phoneNumber } from '~/platform/text-schema'
import type { Context } from '~/web/request-context.server'

import { uuidParams } from './common.schema'
import { loanById } from './loan-resource.server'
import { loanResource } from './loan-resource.schema'
import { type Operation, operation } from './operation'

const expectedState = z.enum(LOAN_STATES).optional().describe('The state you last saw: refused with wrong_state where it has moved on')
const quantity = (min: number) => z.int().min(min).max(LIMITS.quantity)
const lineId = z.guid().describe('Id of the line, as the loan shows it')
const linesOf = <T extends z.ZodRawShape>(shape: T) => z.array(z.strictObject({ lineId, ...shape })).max(50).optional().describe('A line that is not named: all of it')

/** What is said of each line, by its id. */
const byLine = <L extends { lineId: string }, V>(lines: L[] | undefined, value: (line: L) => V) => lines && { lines: Object.fromEntries(lines.map((line) => [line.lineId, value(line)])) }
const quantities = (lines: { lineId: string; quantity: number }[] | undefined) => lines && { quantities: Object.fromEntries(lines.map((line) => [line.lineId, line.quantity])) }

interface Command<S extends z.ZodRawShape> {
  name: string
  summary: string
  body: S
  /** Every field may be left out, and the body with them. */
  bodyOptional: boolean
  codes?: string[]
  run(context: Context, loan: LoanInput, body: z.output<z.ZodObject<S>>): Promise<unknown>
}

/** A command on a loan, along its transition table; answers with the loan as it then is. */
function command<S extends z.ZodRawShape>({ name, summary, body, bodyOptional, codes = [], run }: Command<S>): Operation {
  return operation({
    method: 'POST', path: `/loans/{id}/${name}`, operationId: `${name}Loan`, summary, scope: 'write', status: 200, bodyOptional,
    params: uuidParams, body: z.strictObject({ expectedState, ...body }), response: loanResource,
    refusals: { 403: ['forbidden', 'insufficient_scope'], 409: ['wrong_state', ...codes] },
    async handle(context, { params, body: sent }) {
      const given = sent as { expectedState?: LoanInput['expectedState'] }
      await refuseUnknownLines(context, params.id, sent)
      await run(context, { loanId: params.id, ...(given.expectedState && { expectedState: given.expectedState }) }, sent as never)
      return loanById(context, params.id)
    },
  })
}

/** A line of another loan is a mistake to tell, not to pass over. @throws {DomainError} 422 `unknown_line`. */
async function refuseUnknownLines(context: Context, loanId: string, sent: object): Promise<void> {
  const named = 'lines' in sent ? (sent.lines as { lineId: string }[] | undefined) : undefined
  if (!named) return
  const known = new Set((await loanById(context, loanId)).lines.map((line) => line.id))
  const unknown = named.findIndex((line) => !known.has(line.lineId))
  if (unknown >= 0) throw new DomainError('unknown_line', { field: `lines.${unknown}.lineId` })
}

export const loanCommands: Operation[] = [
  command({
    name: 'accept', summary: 'The lender promises the loan, line by line', bodyOptional: true, codes: ['not_available', 'loan_over', 'borrower_not_allowed'],
    body: { lines: linesOf({ quantity: quantity(0).describe('0 refuses the line') }) },
    run: (context, loan, { lines }) => acceptLoan(context, { ...loan, ...quantities(lines) }),
  }),
  command({
    name: 'decline', summary: 'The lender says no, and why', bodyOptional: false, body: { reason: lineOf(LIMITS.reason) },
    run: (context, loan, { reason }) => declineLoan(context, { ...loan, reason }),
  }),
  command({ name: 'cancel', summary: 'Withdraw a request or an accepted loan', bodyOptional: true, body: {}, run: cancelLoan }),
  command({
    name: 'done', summary: 'A helping hand is done: it has neither retrait nor retour', bodyOptional: true, codes: ['not_a_helping_hand', 'not_begun'],
    body: { minutes: z.int().min(1).max(600_000).optional().describe('Volunteers’ time, of all who came together') },
    run: (context, loan, { minutes }) => noteDone(context, { ...loan, minutes }),
  }),
  command({
    name: 'handover', summary: 'Record a retrait, whole or in part: how many left, in which state', bodyOptional: true, codes: ['helping_hand'],
    body: {
      restLater: z.boolean().optional().describe('What does not leave now stays promised, to be fetched later; else it is free again'),
      lines: linesOf({ quantityOut: quantity(0).optional(), condition: paragraphsOf(LIMITS.condition) }),
    },
    run: (context, loan, { restLater, lines }) =>
      handOverLoan(context, { ...loan, ...(restLater !== undefined && { restLater }), ...byLine(lines, ({ quantityOut, condition }) => ({ condition, ...(quantityOut !== undefined && { quantityOut }) })) }),
  }),
  command({
    name: 'return', summary: 'Record a retour: complete, in part, or with losses', bodyOptional: true,
    body: { lines: linesOf({ back: quantity(0).optional(), lost: quantity(0).optional(), condition: paragraphsOf(LIMITS.condition) }), remarks: paragraphsOf(LIMITS.remarks) },
    run: (context, loan, { lines, remarks }) =>
      returnLoan(context, {
        ...loan, remarks,
        ...byLine(lines, ({ back, lost, condition }) => ({ condition, ...(back !== undefined && { back }), ...(lost !== undefined && { lost }) })),
      }),
  }),
  command({ name: 'close', summary: 'The lender says that all is settled after the retour', bodyOptional: true, body: {}, run: closeLoan }),
  command({
    name: 'contact', summary: 'Name who will be there for your side at the retrait or the retour', bodyOptional: false,
    body: { end: z.enum(['retrait', 'retour']), name: lineOf(LIMITS.contactName), phone: phoneNumber },
    run: (context, loan, { end, name, phone }) => setContact(context, { ...loan, end, name, phone }),
  }),
  command({
    name: 'resolve', summary: 'Both sides have settled a loan « à résoudre »', bodyOptional: true, codes: ['nothing_to_resolve'],
    body: { lines: linesOf({ quantity: quantity(1) }) },
    run: (context, loan, { lines }) => resolveLoan(context, { ...loan, ...quantities(lines) }),
  }),
]
