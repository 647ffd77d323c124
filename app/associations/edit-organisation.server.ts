import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import type { OrganisationChange } from './associations.schema'
import { refuseTakenNumbers } from './refuse-taken-numbers.server'
import { resolveCommune } from './resolve-commune.server'

/**
 * Changes what an association says of itself. Once it was verified its kind and numbers stay what the coordinator saw;
 * its address (slug) never changes. @throws {DomainError} `not_found`, `number_taken`, and what {@link resolveCommune} says
 */
export async function editOrganisation(context: Context, organisationId: string, input: OrganisationChange): Promise<void> {
  authorize(context.viewer, 'association.edit', { organisationId })
  await transaction(context.db, async (tx) => {
    await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { verifiedAt: true } })
    if (!organisation) throw notFound()
    const { name, email, phone, description, website } = input
    const communeInsee = await resolveCommune(tx, input)
    await tx.organisation.update({ where: { id: organisationId }, data: { name, communeInsee, email, phone, description, website } })
    if (!organisation.verifiedAt && input.kind) {
      const { kind, rna = null, siret = null, noNumberReason = null } = input
      await refuseTakenNumbers(tx, { rna, siret }, organisationId)
      await tx.organisation.update({ where: { id: organisationId }, data: { kind, rna, siret, noNumberReason: rna || siret ? null : noNumberReason } })
    }
    await emit(tx, { kind: 'organisation.updated', subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId })
  })
}
