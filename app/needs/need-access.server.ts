import { authorize, authorizeOrHide } from '~/accounts/authorize'
import type { Viewer } from '~/accounts/permissions'
import type { Database, Transaction } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'

/** What is read of a need's association beside it. */
export const WITH_OWNER = { organisation: { select: { name: true, slug: true, status: true, communeInsee: true } } } as const

/** A need as the database holds it, with the association that asks. */
export type NeedRecord = NonNullable<Awaited<ReturnType<typeof findNeed>>>

const findNeed = (db: Database, id: string) => db.need.findUnique({ where: { id }, include: WITH_OWNER })

/** @throws {DomainError} 404 `not_found`. */
export async function readNeed(db: Database, id: string): Promise<NeedRecord> {
  const need = isUuid(id) ? await findNeed(db, id) : null
  if (!need) throw notFound()
  return need
}

/** The same, its row taken for the rest of the transaction. @throws {DomainError} 404 `not_found`. */
export async function lockNeed(tx: Transaction, id: string): Promise<NeedRecord> {
  if (isUuid(id)) await tx.$queryRaw`select id from need where id = ${id}::uuid for update`
  return readNeed(tx, id)
}

type Owned = Pick<NeedRecord, 'organisationId' | 'personId' | 'hiddenAt' | 'organisation'>

/** True for a need that everybody may read: of a verified association, not hidden. A closed one too, which says so. */
export const isPublicNeed = (need: Owned): boolean => need.organisation?.status === 'verified' && need.hiddenAt === null

const subjectOf = (need: Owned) => (need.personId ? { personId: need.personId } : { organisationId: need.organisationId, communes: need.organisation ? [need.organisation.communeInsee] : [] })

/** @throws {DomainError} 404 where the person may not even know of it (403 for a visitor, who signs in first). */
export function authorizeToRead(viewer: Viewer, need: Owned): void {
  if (need.personId) authorizeOrHide(viewer, 'saved_search.own', subjectOf(need))
  else if (!isPublicNeed(need)) authorizeOrHide(viewer, 'need.read_private', subjectOf(need))
}

/** @throws {DomainError} 404 where the person may not even know of it, 403 where she may read it but not change it. */
export function authorizeToChange(viewer: Viewer, need: Owned): void {
  authorizeToRead(viewer, need)
  if (!need.personId) authorize(viewer, 'need.edit', subjectOf(need))
}

/** @throws {DomainError} as {@link authorizeToRead}; 403 for who does not coordinate its commune; 404 for a saved search, which is nobody else's affair. */
export function authorizeToHide(viewer: Viewer, need: Owned): void {
  authorizeToRead(viewer, need)
  if (need.personId) throw notFound()
  authorize(viewer, 'need.hide', subjectOf(need))
}
