import { type Action, can, type Viewer } from '~/accounts/permissions'
import type { Prisma, Transaction } from '~/platform/database.server'
import { forbidden, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'

import type { YearlyAgreementFacts } from './compose-yearly'
import type { PartyFacts } from './paper-facts'
import { PARTY, partyFacts } from './party-facts.server'

const SIDE = { select: { ...PARTY.select, communeInsee: true, status: true } } as const satisfies Prisma.OrganisationDefaultArgs
export const YEARLY_RECORD = { proposer: SIDE, partner: SIDE, proposedBy: { select: { name: true } } } as const satisfies Prisma.YearlyAgreementInclude
export type YearlyRecord = Prisma.YearlyAgreementGetPayload<{ include: typeof YEARLY_RECORD }>

/** Locks a yearly convention to change it. @throws {DomainError} 404 `not_found`. */
export async function lockYearly(tx: Transaction, agreementId: string): Promise<YearlyRecord> {
  await tx.$queryRaw`select reference from yearly_agreement where id = ${agreementId}::uuid for update`
  const agreement = await tx.yearlyAgreement.findUnique({ where: { id: agreementId }, include: YEARLY_RECORD })
  if (!agreement) throw notFound()
  return agreement
}

/** Who may know of it: both associations, and who coordinates either. */
export const yearlySubject = ({ proposerId, partnerId, proposer, partner }: YearlyRecord) => ({ lenderId: proposerId, borrowerId: partnerId, communes: [proposer.communeInsee, partner.communeInsee] })

/** Refused with 403 where the person may know of it, with 404 where she may not. @param sides the associations whose responsable may */
export function authorizeYearly(viewer: Viewer, action: Action, agreement: YearlyRecord, sides: string[]): void {
  if (sides.some((organisationId) => can(viewer, action, { organisationId }))) return
  throw can(viewer, 'yearly.read', yearlySubject(agreement)) ? forbidden() : notFound()
}

/** What its paper is written from. Until it is accepted, neither learns from it how to reach the other. */
export function yearlyFacts(agreement: YearlyRecord, accepted: { name: string; at: Date } | null): YearlyAgreementFacts {
  const { reference, startsAt, endsAt, proposer, partner, proposedBy, proposedAt } = agreement
  const party = (organisation: YearlyRecord['proposer']) => (accepted ? partyFacts(organisation) : withoutContacts(partyFacts(organisation)))
  return {
    reference, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(),
    proposer: { party: party(proposer), ownClauses: proposer.loanClauses, agreed: { name: (accepted && proposedBy?.name) || proposer.name, at: proposedAt.toISOString() } },
    partner: { party: party(partner), ownClauses: partner.loanClauses, agreed: accepted && { name: accepted.name, at: accepted.at.toISOString() } },
  }
}

const withoutContacts = (party: PartyFacts): PartyFacts => ({ ...party, representative: null, phone: null, email: null })

/** Writes an event of a yearly convention in the transaction of its change. */
export const tellYearly = (tx: Transaction, kind: `yearly.${'proposed' | 'accepted' | 'declined' | 'ended'}`, agreementId: string, by: { personId: string | null; organisationId: string }) =>
  emit(tx, { kind, subjectType: 'yearly_agreement', subjectId: agreementId, actorId: by.personId, organisationId: by.organisationId })
