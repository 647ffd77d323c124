import * as z from 'zod'

import { paragraphsOf } from '~/platform/text-schema'

import { ORGANISATION_DECISIONS, ORGANISATION_DECISION_NAMES } from './organisation-decisions'

export const REASON_MAX = 1000

const reason = paragraphsOf(REASON_MAX)

/** The form of a decision about an association: the reason is asked where the association is to be told why. */
export const organisationDecisionSchema = z
  .object({ decision: z.enum(ORGANISATION_DECISION_NAMES), reason })
  .refine(({ decision, reason }) => reason !== '' || !ORGANISATION_DECISIONS[decision].needsReason, { path: ['reason'], error: 'reason_required' })

export const hideListingSchema = z.object({ listingId: z.coerce.number().int().positive(), reason: reason.refine((text) => text !== '', { error: 'reason_required' }) })

export const showListingSchema = z.object({ listingId: z.coerce.number().int().positive() })
