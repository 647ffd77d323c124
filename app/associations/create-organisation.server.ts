import { authorize } from '~/accounts/authorize'
import { type Transaction, transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import type { NewOrganisation } from './associations.schema'
import { refuseTakenNumbers } from './refuse-taken-numbers.server'
import { resolveCommune } from './resolve-commune.server'
import { freeSlug, slugOf } from './slug'

/**
 * A new association, whose creator becomes its responsable and acts for it from now on in this browser. It waits for a
 * coordinator: until then it may prepare drafts and send up to three requests.
 * @throws {DomainError} `number_taken` and what {@link resolveCommune} says, beside their fields
 */
export async function createOrganisation(context: Context, input: NewOrganisation, sessionId: string | null): Promise<{ id: string; slug: string }> {
  authorize(context.viewer, 'association.create')
  const personId = context.viewer.personId!
  return transaction(context.db, async (tx) => {
    const communeInsee = await resolveCommune(tx, input)
    await refuseTakenNumbers(tx, input)
    const { name, kind, rna, siret, noNumberReason, email, phone, description, website } = input
    const organisation = await tx.organisation.create({
      data: {
        slug: await reserveSlug(tx, name), name, kind, communeInsee, rna, siret, email, phone, description, website,
        noNumberReason: rna || siret ? null : noNumberReason, createdAt: context.now,
        memberships: { create: { personId, role: 'responsable', createdAt: context.now } },
      },
      select: { id: true, slug: true },
    })
    if (sessionId) await tx.session.updateMany({ where: { id: sessionId, userId: personId }, data: { organisationId: organisation.id } })
    await emit(tx, { kind: 'organisation.created', subjectType: 'organisation', subjectId: organisation.id, actorId: personId, organisationId: organisation.id })
    return organisation
  })
}

/** Two of one name at once are put in order by a lock on the name. */
async function reserveSlug(tx: Transaction, name: string): Promise<string> {
  const base = slugOf(name)
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${'slug:' + base}, 0))::text`
  const taken = await tx.organisation.findMany({ where: { OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] }, select: { slug: true } })
  return freeSlug(base, new Set(taken.map(({ slug }) => slug)))
}
