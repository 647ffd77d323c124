import { transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'

import type { SecretPurpose } from '../../prisma/generated/client'
import type { AccountContext } from './account-context.server'
import { takeClientTry, takeTry } from './limits.server'

/** Stands for nobody in an event about an unknown address: its job finds no one, and the request took as long. */
const NOBODY = 'unknown'

/**
 * Asks for a link and a code by mail, the first time or again. The answer tells nothing of the address: unknown, closed or
 * already confirmed, no mail is sent and nothing else differs. The mail's job makes the secret, never the event.
 * @throws {DomainError} `too_many_requests`
 */
export async function sendSecret(context: AccountContext, input: { email: string; purpose: SecretPurpose }): Promise<void> {
  await takeClientTry(context, 'signInClient', 'secret')
  await takeTry(context, 'sendSecret', input.email)
  const person = await context.db.person.findUnique({ where: { email: input.email }, select: { id: true, emailVerifiedAt: true, disabledAt: true } })
  const served = person && !person.disabledAt && (input.purpose === 'reset_password' || !person.emailVerifiedAt) ? person.id : null
  await transaction(context.db, (tx) => emit(tx, { kind: 'person.secret_requested', subjectType: 'person', subjectId: served ?? NOBODY, payload: { purpose: input.purpose } }))
  context.log.info({ personId: served, purpose: input.purpose }, 'account: secret asked for')
}
