import type { OrganisationStatus } from 'prisma/generated/client'

interface DecisionRule {
  from: readonly OrganisationStatus[]
  to: OrganisationStatus
  /** The association is told why (DSA, art. 17: a statement of reasons for every restriction). */
  needsReason: boolean
  event: 'organisation.verified' | 'organisation.refused' | 'organisation.suspended' | 'organisation.restored'
}

/** What a coordinator may decide about an association, from which status to which. Whatever is not here is refused. */
export const ORGANISATION_DECISIONS = {
  verify: { from: ['pending', 'refused'], to: 'verified', needsReason: false, event: 'organisation.verified' },
  refuse: { from: ['pending'], to: 'refused', needsReason: true, event: 'organisation.refused' },
  suspend: { from: ['verified'], to: 'suspended', needsReason: true, event: 'organisation.suspended' },
  restore: { from: ['suspended'], to: 'verified', needsReason: true, event: 'organisation.restored' },
} as const satisfies Record<string, DecisionRule>

export type OrganisationDecision = keyof typeof ORGANISATION_DECISIONS
export const ORGANISATION_DECISION_NAMES = Object.keys(ORGANISATION_DECISIONS) as OrganisationDecision[]

/** May this be decided about an association in this status? */
export function isDecisionOpen(decision: OrganisationDecision, status: OrganisationStatus): boolean {
  return (ORGANISATION_DECISIONS[decision].from as readonly OrganisationStatus[]).includes(status)
}

/** The decisions that a page offers for an association in this status. */
export function openDecisions(status: OrganisationStatus): OrganisationDecision[] {
  return ORGANISATION_DECISION_NAMES.filter((decision) => isDecisionOpen(decision, status))
}
