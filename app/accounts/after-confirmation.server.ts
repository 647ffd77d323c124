import type { Outcome } from '~/web/form-action.server'
import { safePath } from '~/web/loader.server'
import type { RequestContext } from '~/web/request-context.server'

import type { Confirmed, ConfirmingBrowser } from './confirm-email.server'
import { noPendingAccountCookie, readPendingAccount } from './pending-account.server'
import { startSession } from './start-session.server'

export const confirmingBrowser = ({ signedIn, request }: RequestContext): ConfirmingBrowser => ({
  session: signedIn && { id: signedIn.sessionId, personId: signedIn.person.id },
  proof: readPendingAccount(request).proof,
})

/**
 * Where a confirmed address leads: on, in the browser that registered or is signed in already; elsewhere (the mail was read
 * on a telephone) to choosing a password, because whoever holds the mail need not be the one who chose the first.
 */
export async function afterConfirmation(context: RequestContext, confirmed: Confirmed): Promise<{ outcome: Outcome; cookies: string[] }> {
  const next = safePath(readPendingAccount(context.request).next, '/')
  switch (confirmed.browser) {
    case 'signed_in':
      return { outcome: { location: next, flash: { key: 'address_confirmed' } }, cookies: [noPendingAccountCookie(context.services.secureCookies)] }
    case 'registered':
      return { outcome: { location: next, flash: { key: 'welcome' } }, cookies: await startSession(context, confirmed.personId) }
    case 'unknown':
      return { outcome: { location: confirmed.passwordPath, flash: { key: 'address_confirmed_choose_password' } }, cookies: [] }
  }
}
