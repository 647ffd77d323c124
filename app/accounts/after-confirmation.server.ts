import type { Outcome } from '~/web/form-action.server'
import { safePath } from '~/web/loader.server'
import type { RequestContext } from '~/web/request-context.server'

import { noPendingAccountCookie, readPendingAccount } from './pending-account.server'
import { provesRegistration } from './registration-proof.server'
import { startSession } from './start-session.server'

/**
 * Where a confirmed address leads: on, in the browser that registered or is signed in already; elsewhere (the mail was
 * read on a telephone) to sign-in, because whoever holds the mail need not be the one who chose the password.
 */
export async function afterConfirmation(context: RequestContext, person: { id: string; passwordHash: string }): Promise<{ outcome: Outcome; cookies: string[] }> {
  const pending = readPendingAccount(context.request)
  const next = safePath(pending.next, '/')
  const { env, secureCookies } = context.services
  if (context.signedIn?.person.id === person.id)
    return { outcome: { location: next, flash: { key: 'address_confirmed' } }, cookies: [noPendingAccountCookie(secureCookies)] }
  if (provesRegistration(env, person, pending.proof))
    return { outcome: { location: next, flash: { key: 'welcome' } }, cookies: await startSession(context, person.id) }
  return { outcome: { location: `/connexion?suite=${encodeURIComponent(next)}`, flash: { key: 'address_confirmed_sign_in' } }, cookies: [] }
}
