import { DomainError } from '~/platform/errors'

import type { AccountContext } from './account-context.server'
import { forgetTries, giveClientTryBack, takeClientTry, takeTry } from './limits.server'
import { verifyPassword } from './passwords.server'

/**
 * Who signs in. An unknown address, a closed account and a wrong password give the same answer in the same time.
 * Wrong tries are counted for each address and client, so that nobody is locked out by somebody else.
 * @throws {DomainError} `wrong_credentials`, `too_many_requests`
 */
export async function checkCredentials(context: AccountContext, input: { email: string; password: string }): Promise<{ id: string; confirmed: boolean; locale: string }> {
  await takeClientTry(context, 'signInClient', 'sign-in')
  await takeTry(context, 'signIn', input.email)
  const person = await context.db.person.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true, emailVerifiedAt: true, disabledAt: true, locale: true },
  })
  const fits = await verifyPassword(person?.passwordHash ?? null, input.password)
  if (!person || !fits || person.disabledAt) {
    context.log.warn({ personId: person?.id ?? null }, 'account: sign-in refused')
    throw new DomainError('wrong_credentials')
  }
  await forgetTries(context, 'signIn', input.email)
  await giveClientTryBack(context, 'signInClient', 'sign-in')
  context.log.info({ personId: person.id }, 'account: signed in')
  return { id: person.id, confirmed: person.emailVerifiedAt !== null, locale: person.locale }
}
