import * as z from 'zod'

import { LOAN_STATES } from '~/loans/loan-states'

import { moment } from './common.schema'

const organisation = z.strictObject({ id: z.string(), slug: z.string(), name: z.string() })
const count = z.int().min(0)

/** A loan as its two sides and their coordinators read it. */
export const loanResource = z.strictObject({
  id: z.string(),
  reference: z.string().describe('Six characters that a person can read out'),
  state: z.enum(LOAN_STATES),
  overdue: z.boolean().describe('Handed over, and past its return'),
  toResolve: z.boolean().describe('A loss or a late return left this promise uncovered'),
  unverified: z.boolean().describe('The borrower was not verified when asking'),
  source: z.enum(['site', 'elsewhere']),
  lender: organisation,
  borrower: organisation.nullable(),
  outsideBorrower: z.string().nullable().describe('Who borrows, where the loan was agreed elsewhere'),
  purpose: z.string(),
  message: z.string(),
  declineReason: z.string().nullable(),
  returnRemarks: z.string().nullable(),
  lines: z.array(
    z.strictObject({
      id: z.string(),
      listingId: z.int(),
      title: z.string(),
      state: z.enum(LOAN_STATES).describe('That of the loan, unless the line alone was refused or withdrawn'),
      eventStart: moment.describe('What was asked for, half-open'),
      eventEnd: moment,
      start: moment.describe('From the retrait'),
      end: moment.describe('to the retour'),
      quantityAsked: count, quantityAccepted: count, quantityOut: count, quantityBack: count, quantityLost: count,
      quantityDue: count.describe('Promised and still to be fetched, after a retrait in part'),
      conditionOut: z.string().nullable(),
      conditionIn: z.string().nullable(),
    }),
  ),
  contacts: z.array(z.strictObject({ end: z.enum(['retrait', 'retour']), side: z.enum(['lender', 'borrower']), name: z.string(), phone: z.string() }))
    .describe('Contacts du jour, for the two sides of an accepted loan only'),
  createdAt: moment,
  expiresAt: moment.nullable().describe('When an unanswered request expires'),
  answeredAt: moment.nullable(),
  handedOverAt: moment.nullable(),
  returnedAt: moment.nullable(),
  closedAt: moment.nullable(),
})
export type LoanResource = z.output<typeof loanResource>
