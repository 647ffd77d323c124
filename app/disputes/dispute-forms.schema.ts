import * as z from 'zod'

import { count, euros, optionalText, text } from '~/loans/loan-forms.schema'

import { LIMITS } from './dispute-limits'
import { DISPUTE_KINDS, OUTCOMES } from './dispute-states'

const maybeEuros = z.union([z.literal('').transform(() => null), euros]).default(null)

/** One line of the loan: nothing to say of it, or what is wrong with how many, and what that costs in all. */
const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.enum(DISPUTE_KINDS), quantity: count(1), amount: maybeEuros }).transform(({ amount, ...about }) => ({ ...about, cents: amount })),
], { error: 'required' })

export const openDisputeSchema = z.object({ lines: z.record(z.string(), line), words: text(LIMITS.account) })

const disputeId = z.uuid()
export const accountSchema = z.object({ disputeId, words: text(LIMITS.account) })
export const proposeOutcomeSchema = z
  .object({ disputeId, insteadOf: z.union([z.literal('').transform(() => null), z.uuid()]), outcome: z.enum(OUTCOMES, { error: 'required' }), amount: maybeEuros, words: optionalText(LIMITS.words) })
  .transform(({ amount, ...input }) => ({ ...input, cents: amount }))
export const agreeOutcomeSchema = z.object({ disputeId, proposalId: z.uuid() })
export const withdrawSchema = z.object({ disputeId })
export const raiseSchema = z.object({ disputeId, reason: text(LIMITS.reason) })
