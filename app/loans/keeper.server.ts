import { createHash } from 'node:crypto'

import type { Viewer } from '~/accounts/permissions'
import { conflict } from '~/platform/errors'

/** Who may send what a browser kept: a name that says nothing of the person, or of the guest of a loan. */
export const keeperOf = ({ personId, guest }: Viewer): string => createHash('sha256').update(`keeper ${personId ?? guest?.id ?? ''}`).digest('base64url').slice(0, 22)

/** What one person filled in is not sent in the name of the next one to sign in on the same telephone. @throws {DomainError} 409 `another_keeper`. */
export function checkKeeper(viewer: Viewer, form: FormData): void {
  const keeper = form.get('_keeper')
  if (keeper !== null && keeper !== keeperOf(viewer)) throw conflict('another_keeper')
}
