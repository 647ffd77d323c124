import { randomBytes, randomUUID } from 'node:crypto'

import type { Transaction } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'

import { revokeTokensOf } from './access-tokens.server'
import { hashPassword } from './passwords.server'
import { pepperOf } from './pepper.server'
import { deriveSecret, keepSecret } from './secrets.server'
import { endSessions } from './sessions.server'

/** The hash of a password that nobody knows. */
export const nobodysPassword = (): Promise<string> => hashPassword(randomBytes(32).toString('base64url'))

/**
 * Nothing that opened this account opens it any more: whoever set its password need not be the one its address belongs to.
 * The password becomes one that nobody knows.
 */
export async function forgetCredentials(tx: Transaction, personId: string, now: Date): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { passwordHash: await nobodysPassword() } })
  await endSessions(tx, personId)
  await tx.accountSecret.deleteMany({ where: { personId, usedAt: null } })
  await revokeTokensOf(tx, personId, 'all', now)
}

/** @returns the path where this person chooses her password, once, within 10 minutes */
export async function choosePasswordPath(tx: Transaction, env: Pick<Env, 'sessionSecret' | 'dataDir'>, personId: string, now: Date): Promise<string> {
  const pepper = pepperOf(env)
  const secret = deriveSecret(pepper, `choose:${randomUUID()}`)
  await keepSecret(tx, pepper, secret, { personId, purpose: 'reset_password', now })
  return `/mot-de-passe/${secret.token}`
}
