import { forbidden, notFound } from '~/platform/errors'

import { type Action, can, type Subject, type Viewer } from './permissions'

/** @throws {DomainError} 403 `forbidden` where the permissions do not allow it. */
export function authorize(viewer: Viewer, action: Action, subject: Subject = {}): void {
  if (!can(viewer, action, subject)) throw forbidden()
}

/**
 * The same where even the existence of the thing is not for everyone. A visitor is told to sign in first: she may be a
 * member whose session ended, with the link of a mail in hand.
 * @throws {DomainError} 403 `forbidden` for a visitor, 404 `not_found` for everybody else.
 */
export function authorizeOrHide(viewer: Viewer, action: Action, subject: Subject = {}): void {
  if (can(viewer, action, subject)) return
  throw viewer.personId === null ? forbidden() : notFound()
}
