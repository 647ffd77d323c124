import { authorize } from '~/accounts/authorize'
import { wishOfAddress } from '~/listings/wish-of-address'
import { audienceVerdict } from '~/loans/request-rules'
import { wishFeedback } from '~/loans/wish-feedback.server'
import { transaction } from '~/platform/database.server'
import { conflict, DomainError, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { authorizeToRead, lockNeed, type NeedRecord } from './need-access.server'
import { wishQuery } from './need-query'
import { needState } from './need-rules'

/**
 * Answers a need with one of the lender's annonces; the association that asks is told, with the way to ask for it.
 * Any part of the quantity will do: three lenders may help with eighty chairs. Nothing is held.
 * @throws {DomainError} 404 `not_found`; 403 `forbidden`; 409 `need_closed`, `already_proposed`; at `listingId` 422
 * `listing_not_open`, `own_need`, `same_commune_only`, `proposal_not_free`.
 */
export async function proposeListing(context: Context, input: { needId: string; listingId: number; message: string }): Promise<{ proposalId: string }> {
  const { viewer, now } = context
  return transaction(context.db, async (tx) => {
    const need = await lockNeed(tx, input.needId)
    authorizeToRead(viewer, need)
    if (!need.organisation || !need.organisationId) throw notFound()
    const listing = await tx.listing.findFirst({
      where: { id: input.listingId, status: 'published', hiddenAt: null, organisation: { status: 'verified' } },
      select: { id: true, organisationId: true, audience: true, organisation: { select: { communeInsee: true, status: true } } },
    })
    if (!listing) throw new DomainError('listing_not_open', { field: 'listingId' })
    authorize(viewer, 'need.propose', { organisationId: listing.organisationId })
    if (needState(need, now) !== 'open') throw conflict('need_closed')
    if (listing.organisationId === need.organisationId) throw new DomainError('own_need', { field: 'listingId' })
    const lender = { organisationId: listing.organisationId, communeInsee: listing.organisation.communeInsee, status: listing.organisation.status, audience: listing.audience }
    const verdict = audienceVerdict(lender, { organisationId: need.organisationId, status: need.organisation.status, communeInsee: need.organisation.communeInsee, openRequests: 0 })
    if (!verdict.ok) throw new DomainError(verdict.code, { field: 'listingId' })
    if (!(await anyFree({ ...context, db: tx }, listing.id, need))) throw new DomainError('proposal_not_free', { field: 'listingId' })

    const twice = await tx.needProposal.findUnique({ where: { needId_listingId: { needId: need.id, listingId: listing.id } }, select: { id: true } })
    if (twice) throw conflict('already_proposed')
    const { id } = await tx.needProposal.create({ data: { needId: need.id, listingId: listing.id, proposedById: viewer.personId, message: input.message, createdAt: now }, select: { id: true } })
    await emit(tx, { kind: 'need.proposed', subjectType: 'need', subjectId: need.id, actorId: viewer.personId, organisationId: listing.organisationId, payload: { proposalId: id } })
    return { proposalId: id }
  })
}

/** At least one of it can be had then; always so for a need without dates. */
async function anyFree(context: Context, listingId: number, need: NeedRecord): Promise<boolean> {
  const { start, ...rest } = wishOfAddress(wishQuery(need, context.now))
  return start === undefined || (await wishFeedback(context, listingId, { ...rest, start, quantity: 1 })).ok
}
