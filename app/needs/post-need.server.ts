import { authorize } from '~/accounts/authorize'
import { type Transaction, transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import type { NeedInput } from './need.schema'
import { needColumns, type NeedOwner, refuseTooMany } from './write-need.server'

/**
 * Says in public what an association needs. Lenders whose annonces fit are told, and it is told when others come to fit.
 * @throws {DomainError} 403 `forbidden`; 422 `need_verified_only` at `pour`; 409 `too_many_needs`; 422 `unknown_commune` at `autour`.
 */
export async function postNeed(context: Context, { organisationId, ...input }: NeedInput & { organisationId: string }): Promise<{ needId: string }> {
  authorize(context.viewer, 'need.post', { organisationId })
  return transaction(context.db, async (tx) => {
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { status: true } })
    if (organisation?.status !== 'verified') throw new DomainError('need_verified_only', { field: 'pour' })
    return create(tx, context, { organisationId }, input)
  })
}

/**
 * Keeps a search for the person alone; she is told when something new fits.
 * @throws {DomainError} 403 `forbidden`; 409 `too_many_needs`; 422 `unknown_commune` at `autour`.
 */
export async function saveSearch(context: Context, input: NeedInput): Promise<{ needId: string }> {
  authorize(context.viewer, 'saved_search.create')
  return transaction(context.db, (tx) => create(tx, context, { personId: context.viewer.personId! }, input))
}

async function create(tx: Transaction, { viewer, now }: Context, owner: NeedOwner, input: NeedInput): Promise<{ needId: string }> {
  await refuseTooMany(tx, owner, now)
  const { id } = await tx.need.create({ data: { ...(await needColumns(tx, input, now)), ...owner, postedById: viewer.personId, createdAt: now }, select: { id: true } })
  await emit(tx, { kind: 'need.posted', subjectType: 'need', subjectId: id, actorId: viewer.personId, organisationId: 'organisationId' in owner ? owner.organisationId : null })
  return { needId: id }
}
