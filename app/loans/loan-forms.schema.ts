import * as z from 'zod'

import { LOAN_STATES } from './loan-states'
import { LIMITS } from './loan-limits'

/** No control character (PostgreSQL refuses NUL), one kind of line end, no space around; everything else people write is theirs. */
const clean = (typed: string) => typed.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim()
export const text = (max: number) => z.string({ error: 'required' }).transform(clean).pipe(z.string().min(1, { error: 'required' }).max(max))
export const optionalText = (max: number) => z.string().transform(clean).pipe(z.string().max(max)).default('')

/** A whole number as typed. */
export const count = (min: number) =>
  z.string({ error: 'required' }).trim().min(1, { error: 'required' }).regex(/^\d{1,9}$/, { error: 'not_a_whole_number' }).transform(Number).pipe(z.number().min(min).max(LIMITS.quantity))

/** Minutes of hours as typed; none where nothing is. */
function minutesOf(typed: string): number | undefined {
  const [whole = '', rest] = typed.split('h')
  const minutes = rest === undefined ? Number(whole.replace(',', '.')) * 60 : Number(whole) * 60 + Number(rest)
  return minutes > 0 ? Math.round(minutes) : undefined
}

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
export const answerProposalSchema = z.object({ expectedState, proposalId: z.uuid(), answer: z.enum(['agree', 'disagree']) }).transform(({ answer, ...input }) => ({ ...input, agrees: answer === 'agree' }))

export const recordElsewhereSchema = z.object({ ...dates, who: text(LIMITS.who), quantity: count(1) })

export const commandSchema = z.object({ expectedState })
/** Hours as people write them, `2`, `1,5` or `1 h 30`, in minutes. */
const hours = z.string().trim().regex(/^(\d{1,4}([.,]\d{1,2})?|\d{1,4} ?h ?([0-5]\d)?)?$/, { error: 'not_hours' }).transform(minutesOf)
export const doneSchema = z.object({ expectedState, hours: hours.optional() }).transform(({ hours: minutes, ...input }) => ({ ...input, minutes }))
export const acceptSchema = z.object({ expectedState, quantities: z.record(z.string(), count(0)).optional() })
export const promiseGiftSchema = z.object({ loanId: z.uuid(), quantity: count(1) })
export const resolveSchema = z.object({ expectedState, quantities: z.record(z.string(), count(1)).optional() })
export const declineSchema = z.object({ expectedState, reason: text(LIMITS.reason) })
export const contactSchema = z.object({ expectedState, end: z.enum(['retrait', 'retour']), name: text(LIMITS.contactName), phone: text(LIMITS.phone).pipe(z.string().regex(/^[+\d][\d\s.()-]{5,}$/, { error: 'invalid_phone' })) })

/** A figure read off something; empty where nobody looked. */
const reading = (max: number) => z.string().trim().regex(/^\d{0,9}$/, { error: 'not_a_whole_number' }).transform((typed) => (typed === '' ? undefined : Number(typed))).pipe(z.number().max(max).optional()).optional()
/** A stored photo by its hash, with the width that is shown. */
const photo = z.string().regex(/^[0-9a-f]{64}-\d{1,5}$/, { error: 'unknown_photo' }).transform((text) => text.slice(0, 64))
const noted = {
  condition: optionalText(LIMITS.condition), state: z.enum(['good', 'worn', 'damaged']).default('good'), photos: z.array(photo).max(LIMITS.photos).optional(),
  odometer: reading(9_999_999), fuel: reading(4), keys: reading(99), meter: optionalText(LIMITS.meter), missing: optionalText(LIMITS.condition),
}
const withReadings = <T extends { odometer?: number | undefined; fuel?: number | undefined; keys?: number | undefined; meter: string; missing: string }>({ odometer, fuel, keys, meter, missing, ...line }: T) => ({
  ...line, readings: { ...(odometer !== undefined && { odometer }), ...(fuel !== undefined && { fuel }), ...(keys !== undefined && { keys }), ...(meter && { meter }), ...(missing && { missing }) },
})
/** The path of an SVG, as the field draws it. */
const signature = z.string().max(LIMITS.signature).regex(/^[ML\d .-]*$/, { error: 'invalid' }).default('')

export const handOverSchema = z.object({ expectedState, signature, rest: z.literal('later').optional(), lines: z.record(z.string(), z.object({ quantityOut: count(0), ...noted }).transform(withReadings)) })
export const returnSchema = z.object({
  expectedState, signature, remarks: optionalText(LIMITS.remarks), lines: z.record(z.string(), z.object({ back: count(0), lost: count(0), ...noted }).transform(withReadings)),
})
export const answerReportSchema = z.object({ expectedState, signature, reportId: z.uuid(), answer: z.enum(['confirm', 'contest']), reason: optionalText(LIMITS.reason) })
  .transform(({ answer, ...input }) => ({ ...input, agrees: answer === 'confirm' }))
/** Euros as people write them, in cents. */
export const euros = z.string({ error: 'required' }).trim().regex(/^\d{1,6}([.,]\d{1,2})?$/, { error: 'not_a_number' }).transform((typed) => Math.round(Number(typed.replace(',', '.')) * 100))
export const receiveDepositSchema = z.object({ amount: euros, means: z.enum(['cheque', 'cash', 'transfer', 'other']) }).transform(({ amount, means }) => ({ cents: amount, means }))
export const returnDepositSchema = z.object({ kept: z.union([z.literal('').transform(() => 0), euros]).default(0), reason: optionalText(LIMITS.reason) }).transform(({ kept, reason }) => ({ keptCents: kept, reason }))
export const thankSchema = z.object({ words: text(LIMITS.thanks), mayBePublic: z.literal('yes').optional().transform((ticked) => ticked === 'yes') })
export const showThanksSchema = z.object({ show: z.enum(['yes', 'no']).transform((word) => word === 'yes') })
export const guestSchema = z.object({ name: text(LIMITS.contactName) })
export const revokeGuestSchema = z.object({ guestId: z.uuid() })
export const amendSchema = z.object({ expectedState, lines: z.record(z.string(), z.object({ lost: count(0) })) })

export const messageSchema = z.object({ body: text(LIMITS.message) })
