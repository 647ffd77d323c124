import { forbidden, notFound } from '~/platform/errors'

import { type Action, can, type Subject, type Viewer } from './permissions'

/** @throws {DomainError} 403 `forbidden` where the permissions do not allow it. */
export function authorize(viewer: Viewer, action: Action, subject: Subject = {}): void {
  if (!can(viewer, action, subject)) throw forbidden()
}

/** The same where even the existence of the thing is not for everyone. @throws {DomainError} 404 `not_found`. */
export function authorizeOrHide(viewer: Viewer, action: Action, subject: Subject = {}): void {
  if (!can(viewer, action, subject)) throw notFound()
}
