import * as z from 'zod'

import { LOAN_STATES } from './loan-states'
import { LIMITS } from './loan-limits'

/** No control character (PostgreSQL refuses NUL), one kind of line end, no space around; everything else people write is theirs. */
const clean = (typed: string) => typed.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim()
const text = (max: number) => z.string({ error: 'required' }).transform(clean).pipe(z.string().min(1, { error: 'required' }).max(max))
const optionalText = (max: number) => z.string().transform(clean).pipe(z.string().max(max)).default('')

/** A whole number as typed. */
const count = (min: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).regex(/^\d{1,9}$/, { error: 'not_a_whole_number' }).transform(Number).pipe(z.number().min(min).max(LIMITS.quantity))

/** The state the page showed. */
const expectedState = z.enum(LOAN_STATES).optional()

const dates = { start: z.string({ error: 'required' }).trim().max(10), end: z.string().trim().max(10).optional(), startTime: z.string().trim().max(5).optional(), endTime: z.string().trim().max(5).optional() }

export const requestLoanSchema = z.object({ ...dates, quantity: count(1), purpose: text(LIMITS.purpose), message: optionalText(LIMITS.message) })

const line = z.string().regex(/^\d{1,2}$/, { error: 'invalid' }).transform(Number)
export const basketLineSchema = z.object({ ...dates, quantity: count(1) })
export const changeLineSchema = z.object({ ...dates, quantity: count(1), line })
export const removeLineSchema = z.object({ line })
/** Places in the basket, and whether one of them is enough. */
export const choiceSchema = z.object({ places: z.string().regex(/^\d{1,2}(,\d{1,2}){1,19}$/, { error: 'invalid' }).transform((text) => text.split(',').map(Number)), enough: z.enum(['one', 'all']) })
export const sendBasketSchema = z.object({ purpose: text(LIMITS.purpose), message: optionalText(LIMITS.message) })

/** Other terms: dates for one line or for all, how many of each, a word. */
export const proposeSchema = z.object({
  ...dates, expectedState, line: z.union([z.literal('all'), z.uuid()]), offer: z.record(z.string(), count(0)).optional(), message: optionalText(LIMITS.message),
})
export const answerProposalSchema = z.object({ expectedState, proposalId: z.uuid(), answer: z.enum(['agree', 'disagree']) })

export const recordElsewhereSchema = z.object({ ...dates, who: text(LIMITS.who), quantity: count(1) })

export const commandSchema = z.object({ expectedState })
export const acceptSchema = z.object({ expectedState, quantities: z.record(z.string(), count(0)).optional() })
export const resolveSchema = z.object({ expectedState, quantities: z.record(z.string(), count(1)).optional() })
export const declineSchema = z.object({ expectedState, reason: text(LIMITS.reason) })
export const contactSchema = z.object({ expectedState, end: z.enum(['retrait', 'retour']), name: text(LIMITS.contactName), phone: text(LIMITS.phone).pipe(z.string().regex(/^[+\d][\d\s.()-]{5,}$/, { error: 'invalid_phone' })) })

const condition = optionalText(LIMITS.condition)
export const handOverSchema = z.object({ expectedState, lines: z.record(z.string(), z.object({ quantityOut: count(0), condition })) })
export const returnSchema = z.object({
  expectedState, remarks: optionalText(LIMITS.remarks), lines: z.record(z.string(), z.object({ back: count(0), lost: count(0), condition })),
})
export const amendSchema = z.object({ expectedState, lines: z.record(z.string(), z.object({ lost: count(0) })) })

export const messageSchema = z.object({ body: text(LIMITS.message) })
