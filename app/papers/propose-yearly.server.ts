import { authorize } from '~/accounts/authorize'
import { newReference } from '~/loans/loan-reference.server'
import { wholeDays } from '~/loans/loan-period'
import { type Transaction, transaction } from '~/platform/database.server'
import { conflict, DomainError } from '~/platform/errors'
import { parisMoment } from '~/platform/paris-time'
import { actingFor, type Context } from '~/web/request-context.server'

import type { ProposeYearly } from './yearly.schema'
import { tellYearly } from './yearly-record.server'
import { periodFault } from './yearly-rules'

/**
 * A responsable proposes a yearly convention to another association, for whole days of Paris, both included.
 * @throws {DomainError} 403 `forbidden`; 409 `yearly_verified_only`, `yearly_overlaps`; 422 `unknown_partner`, `end_before_start`, `yearly_too_long`, `yearly_over`.
 */
export async function proposeYearly(context: Context, { partnerId, first, last }: ProposeYearly): Promise<{ agreementId: string }> {
  const { viewer, now } = context
  const proposer = actingFor(viewer)
  authorize(viewer, 'yearly.propose', { organisationId: proposer.organisationId })
  if (!proposer.verified) throw conflict('yearly_verified_only')
  const fault = periodFault(first, last, parisMoment(now).day)
  if (fault) throw new DomainError(fault, { field: 'last' })
  return transaction(context.db, async (tx) => {
    await lockPartner(tx, proposer.organisationId, partnerId)
    const period = wholeDays(first, last)
    await refuseOverlap(tx, [proposer.organisationId, partnerId], period)
    const { id } = await tx.yearlyAgreement.create({
      data: { reference: `CA-${await newReference(tx)}`, proposerId: proposer.organisationId, partnerId, proposedById: viewer.personId, proposedAt: now, ...period },
      select: { id: true },
    })
    await tellYearly(tx, 'yearly.proposed', id, { personId: viewer.personId, organisationId: proposer.organisationId })
    return { agreementId: id }
  })
}

/** Both associations are held, in one order, so that two proposals between them come one after the other. */
async function lockPartner(tx: Transaction, proposerId: string, partnerId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; status: string }[]>`
    select id, status::text as status from organisation where id in (${proposerId}::uuid, ${partnerId}::uuid) order by id for no key update`
  const partner = rows.find(({ id }) => id === partnerId)
  if (partner?.status !== 'verified' || partnerId === proposerId) throw new DomainError('unknown_partner', { field: 'partnerId' })
}

async function refuseOverlap(tx: Transaction, [one, other]: [string, string], { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Promise<void> {
  const known = await tx.yearlyAgreement.findFirst({
    where: { OR: [{ proposerId: one, partnerId: other }, { proposerId: other, partnerId: one }], closedAt: null, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } }, select: { id: true },
  })
  if (known) throw conflict('yearly_overlaps')
}
