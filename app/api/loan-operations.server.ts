import * as z from 'zod'

import { LIMITS } from '~/loans/loan-limits'
import { LOAN_STATES } from '~/loans/loan-states'
import { requestLoan } from '~/loans/request-loan.server'
import { once } from '~/platform/idempotency.server'
import { lineOf, paragraphsOf } from '~/platform/text-schema'
import type { Context } from '~/web/request-context.server'

import { instant, listingNumber, uuidParams } from './common.schema'
import { loanCommands } from './loan-commands.server'
import { loanById, loansOf } from './loan-resource.server'
import { loanResource } from './loan-resource.schema'
import { operation } from './operation'

const PAGE_MAX = 100
/** Lines of one request. */
const LINES_MAX = 50

const newLoan = z.strictObject({
  borrowerId: z.guid().describe('The association for which you act'),
  lines: z.array(z.strictObject({ listingId: listingNumber, quantity: z.int().min(1).max(LIMITS.quantity), start: instant, end: instant })).min(1).max(LINES_MAX)
    .describe('Annonces of one lender; start and end of the event, half-open, with their offset'),
  purpose: lineOf(LIMITS.purpose),
  message: paragraphsOf(LIMITS.message),
  idempotencyKey: z.string().min(1).max(100).regex(/^[\x20-\x7e]+$/, { error: 'invalid' }).describe('The same key and body again answers with the same loan'),
})

/** Asks once: the same key and body again leads to the same loan. */
async function askOnce(context: Context, { idempotencyKey, ...wish }: z.output<typeof newLoan>) {
  const lines = wish.lines.map(({ start, end, ...line }) => ({ ...line, startsAt: start, endsAt: end }))
  const acting = { ...context, viewer: { ...context.viewer, actingFor: wish.borrowerId } }
  const { result } = await once(
    context.db, { actorId: context.viewer.personId!, key: `api:${idempotencyKey}`, body: JSON.stringify(wish), wait: false },
    async (tx) => ({ loanId: (await requestLoan({ ...acting, db: tx }, { ...wish, lines })).loanId }),
  )
  return loanById(context, result.loanId)
}

export const loanOperations = [
  operation({
    method: 'POST', path: '/loans', operationId: 'requestLoan', summary: 'Ask for a loan',
    scope: 'write', status: 201, body: newLoan, response: loanResource,
    refusals: {
      403: ['forbidden', 'insufficient_scope'], 409: ['not_available', 'request_in_progress'],
      422: ['idempotency_key_reused', 'start_in_past', 'end_before_start', 'quantity_above_stock', 'notice_too_short', 'closed_then', 'verified_only', 'several_lenders'],
    },
    handle: (context, { body }) => askOnce(context, body),
  }),
  operation({
    method: 'GET', path: '/loans', operationId: 'listLoans', summary: 'The loans of your associations, newest first',
    scope: 'read', status: 200,
    query: z.strictObject({
      state: z.array(z.enum(LOAN_STATES)).optional(),
      role: z.enum(['lender', 'borrower']).optional(),
      cursor: z.guid().optional().describe('nextCursor of the page before'),
      limit: z.string().regex(/^\d{1,3}$/, { error: 'not_a_number' }).transform(Number).pipe(z.int().min(1).max(PAGE_MAX)).optional(),
    }),
    response: z.strictObject({ items: z.array(loanResource), nextCursor: z.string().nullable() }),
    handle: (context, { query }) => loansOf(context, { state: query.state ?? [], role: query.role, cursor: query.cursor, limit: query.limit ?? 25 }),
  }),
  operation({
    method: 'GET', path: '/loans/{id}', operationId: 'getLoan', summary: 'One loan',
    scope: 'read', status: 200, params: uuidParams, response: loanResource,
    handle: (context, { params }) => loanById(context, params.id),
  }),
  ...loanCommands,
]
