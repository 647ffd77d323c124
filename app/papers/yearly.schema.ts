import * as z from 'zod'

import { isDay } from '~/platform/paris-time'

const day = z.string().min(1).refine(isDay, { error: 'invalid_date' })

export const proposeYearlySchema = z.object({ partnerId: z.uuid({ error: 'unknown_partner' }), first: day, last: day })
export type ProposeYearly = z.output<typeof proposeYearlySchema>

export const yearlyIdSchema = z.object({ agreementId: z.uuid() })
