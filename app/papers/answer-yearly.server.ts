import { type Transaction, transaction } from '~/platform/database.server'
import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { composeYearly } from './compose-yearly'
import { sealed } from './keep-papers.server'
import { authorizeYearly, lockYearly, tellYearly, yearlyFacts, type YearlyRecord } from './yearly-record.server'
import { yearlyState } from './yearly-rules'

/**
 * A responsable of the association that was asked accepts: the words are fixed, with how to reach each other.
 * @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `yearly_answered`, `yearly_verified_only` where one of the two no longer is.
 */
export async function acceptYearly(context: Context, agreementId: string): Promise<void> {
  const { viewer, now } = context
  await change(context, agreementId, async (tx, agreement) => {
    authorizeYearly(viewer, 'yearly.answer', agreement, [agreement.partnerId])
    if (yearlyState(agreement, now) !== 'waiting') throw conflict('yearly_answered')
    if (agreement.proposer.status !== 'verified' || agreement.partner.status !== 'verified') throw conflict('yearly_verified_only')
    const document = composeYearly(yearlyFacts(agreement, { name: viewer.name, at: now }))
    await tx.yearlyAgreement.update({ where: { id: agreementId }, data: { acceptedAt: now, ...sealed(document) }, select: { id: true } })
    await tellYearly(tx, 'yearly.accepted', agreementId, { personId: viewer.personId, organisationId: agreement.partnerId })
  })
}

/**
 * It is refused by who was asked, taken back by who proposed it, or ended by either while it is in force; loans promised before stay under it.
 * @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `yearly_answered`.
 */
export async function closeYearly(context: Context, agreementId: string): Promise<void> {
  const { viewer, now } = context
  await change(context, agreementId, async (tx, agreement) => {
    const sides = [agreement.proposerId, agreement.partnerId]
    authorizeYearly(viewer, 'yearly.close', agreement, sides)
    const state = yearlyState(agreement, now)
    if (state !== 'waiting' && state !== 'in_force') throw conflict('yearly_answered')
    await tx.yearlyAgreement.update({ where: { id: agreementId }, data: { closedAt: now }, select: { id: true } })
    const by = viewer.actingFor !== null && sides.includes(viewer.actingFor) ? viewer.actingFor : sides.find((id) => viewer.memberships.some(({ organisationId }) => organisationId === id))!
    await tellYearly(tx, state === 'waiting' ? 'yearly.declined' : 'yearly.ended', agreementId, { personId: viewer.personId, organisationId: by })
  })
}

const change = ({ db }: Context, agreementId: string, work: (tx: Transaction, agreement: YearlyRecord) => Promise<void>) =>
  transaction(db, async (tx) => work(tx, await lockYearly(tx, agreementId)))
