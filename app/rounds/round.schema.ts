import * as z from 'zod'

import { isDay } from '~/platform/paris-time'
import { lineOf, paragraphsOf } from '~/platform/text-schema'

import { ROUND_LIMITS } from './round-limits'

/** The retrait or the retour of one loan, as a form names it. */
const stopKey = z.string().regex(/^[0-9a-f-]{36}_(retrait|retour)$/, { error: 'unknown_stop' })

export const createRoundSchema = z.object({
  day: z.string().refine(isDay, { error: 'invalid' }),
  driver: lineOf(ROUND_LIMITS.driver),
  stops: z.array(stopKey, { error: 'no_stop' }).min(1, { error: 'no_stop' }).max(ROUND_LIMITS.stops),
  order: z.record(z.string(), z.string().trim().regex(/^\d{0,3}$/, { error: 'not_a_whole_number' }).transform((typed) => (typed === '' ? null : Number(typed)))).default({}),
  place: z.record(z.string(), z.string().trim().max(ROUND_LIMITS.place)).default({}),
})
export const revokeRoundSchema = z.object({ roundId: z.uuid() })
export const missedSchema = z.object({ words: paragraphsOf(ROUND_LIMITS.words).pipe(z.string().min(1, { error: 'required' })) })
