import { type Database, type Transaction, transaction } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'

import { revokeTokensOf } from './access-tokens.server'
import type { AccountContext } from './account-context.server'
import { authorize } from './authorize'
import { ownerOfCode } from './confirm-email.server'
import { takeTry } from './limits.server'
import { hashPassword, refuseCommonPassword, verifyPassword } from './passwords.server'
import { ownerOfLink, spendSecrets } from './secrets.server'
import { endSessions } from './sessions.server'

/**
 * A new password by the link of a mail. Ends every session and revokes every token of the person, who has also proved that
 * the address is hers.
 * @returns whose it is @throws {DomainError} `link_expired`, `password_common`
 */
export async function resetByLink(context: AccountContext, input: { token: string; password: string }): Promise<string> {
  const personId = await ownerOfLink(context.db, input.token, 'reset_password', context.now)
  if (!personId) throw new DomainError('link_expired', { status: 409 })
  return reset(context, personId, input.password, new DomainError('link_expired', { status: 409 }))
}

/** The same by the six digits. @throws {DomainError} `code_wrong`, `password_common`, `too_many_requests` */
export async function resetByCode(context: AccountContext, input: { email: string; code: string; password: string }): Promise<string> {
  // A password that will not do must not cost a try of the code.
  refuseCommonPassword(input.password, { email: input.email, name: '' }, context.services.env)
  const personId = await ownerOfCode(context, { ...input, purpose: 'reset_password' })
  return reset(context, personId, input.password, new DomainError('code_wrong', { field: 'code' }))
}

async function reset(context: AccountContext, personId: string, password: string, tooLate: DomainError): Promise<string> {
  const person = await context.db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true, name: true, emailVerifiedAt: true } })
  refuseCommonPassword(password, person, context.services.env)
  const passwordHash = await hashPassword(password)
  await transaction(context.db, async (tx) => {
    if (!(await spendSecrets(tx, personId, 'reset_password', context.now))) throw tooLate
    await setPassword(tx, personId, passwordHash)
    await revokeTokensOf(tx, personId, 'all', context.now)
    await tx.person.update({ where: { id: personId }, data: { emailVerifiedAt: person.emailVerifiedAt ?? context.now } })
    await endSessions(tx, personId)
  })
  context.log.info({ personId }, 'account: password reset')
  return personId
}

/**
 * A new password for who knows the present one. Ends the person's other sessions, those of the API too; tokens that she
 * named and can see stay.
 * @throws {DomainError} `wrong_current_password`, `password_common`, `too_many_requests`
 */
export async function changePassword(context: AccountContext, input: { currentPassword: string; password: string; sessionId: string }): Promise<void> {
  authorize(context.viewer, 'account.own')
  const personId = context.viewer.personId!
  const person = await context.db.person.findUnique({ where: { id: personId }, select: { email: true, name: true, passwordHash: true } })
  if (!person) throw notFound()
  await takeTry(context, 'signIn', person.email)
  if (!(await verifyPassword(person.passwordHash, input.currentPassword))) {
    context.log.warn({ personId }, 'account: change of password refused')
    throw new DomainError('wrong_current_password', { field: 'currentPassword' })
  }
  refuseCommonPassword(input.password, person, context.services.env)
  const passwordHash = await hashPassword(input.password)
  await transaction(context.db, async (tx) => {
    await setPassword(tx, personId, passwordHash)
    await revokeTokensOf(tx, personId, 'sessions', context.now)
    await endSessions(tx, personId, { except: input.sessionId })
  })
  context.log.info({ personId }, 'account: password changed')
}

/** No earlier link or code outlives the password, and its owner is told. */
async function setPassword(tx: Transaction, personId: string, passwordHash: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { passwordHash } })
  await tx.accountSecret.deleteMany({ where: { personId, usedAt: null } })
  await emit(tx, { kind: 'person.password_changed', subjectType: 'person', subjectId: personId, actorId: personId })
}

/** True while this link would let a new password be chosen. */
export const resetLinkServes = async (db: Database, token: string, now: Date): Promise<boolean> => (await ownerOfLink(db, token, 'reset_password', now)) !== null
