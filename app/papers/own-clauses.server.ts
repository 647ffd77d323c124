import { authorize } from '~/accounts/authorize'
import { organisationIdOf } from '~/associations/organisation-page.server'
import { transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

/** What the form of an association's own clauses is filled with. @throws {DomainError} `not_found`, `forbidden` */
export async function readOwnClauses({ db, viewer }: Context, slug: string) {
  const id = await organisationIdOf(db, slug)
  authorize(viewer, 'association.edit', { organisationId: id })
  return db.organisation.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true, name: true, loanClauses: true } })
}

/** Changes what a lender adds to its conventions; those that are fixed stay as they are. @throws {DomainError} `not_found`, `forbidden` */
export async function setOwnClauses(context: Context, slug: string, clauses: string): Promise<void> {
  const organisationId = await organisationIdOf(context.db, slug)
  authorize(context.viewer, 'association.edit', { organisationId })
  await transaction(context.db, async (tx) => {
    await tx.organisation.update({ where: { id: organisationId }, data: { loanClauses: clauses }, select: { id: true } })
    await emit(tx, { kind: 'papers.clauses_changed', subjectType: 'organisation', subjectId: organisationId, actorId: context.viewer.personId, organisationId })
  })
}
