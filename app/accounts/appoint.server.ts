import { randomBytes, randomUUID } from 'node:crypto'

import { type Database, transaction } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'
import { DomainError } from '~/platform/errors'

import { hashPassword } from './passwords.server'
import { pepperOf } from './pepper.server'
import { deriveSecret, keepSecret } from './secrets.server'

export interface Appointment {
  email: string
  /** Needed where there is no such account yet. */
  name: string
  role: 'admin' | 'coordinator'
  /** The one commune of a coordinator; null for the whole territory. */
  communeInsee: string | null
}

/**
 * Makes somebody administrator or coordinator, from the machine itself: how a real site gets its first. A person without
 * account gets one with a confirmed address and a password that nobody knows.
 * @returns `passwordPath`, where the new person chooses hers within 10 minutes; null for an account that existed.
 * @throws {DomainError} `required` (field `name`) for a new person without name; `unknown_commune`.
 */
export async function appoint({ db, env }: { db: Database; env: Pick<Env, 'sessionSecret' | 'dataDir'> }, appointment: Appointment, now: Date): Promise<{ created: boolean; passwordPath: string | null }> {
  const { email, name, role, communeInsee } = appointment
  const nobodysPassword = await hashPassword(randomBytes(32).toString('base64url'))
  return transaction(db, async (tx) => {
    if (communeInsee && !(await tx.commune.findUnique({ where: { insee: communeInsee }, select: { insee: true } }))) throw new DomainError('unknown_commune', { field: 'commune' })
    const known = await tx.person.findUnique({ where: { email }, select: { id: true } })
    if (!known && !name) throw new DomainError('required', { field: 'name' })
    const person =
      known ?? (await tx.person.create({ data: { email, name, passwordHash: nobodysPassword, emailVerifiedAt: now, createdAt: now }, select: { id: true } }))

    if (role === 'admin') await tx.person.update({ where: { id: person.id }, data: { isAdmin: true, emailVerifiedAt: now } })
    else if (!(await tx.coordinatorArea.findFirst({ where: { personId: person.id, communeInsee } }))) await tx.coordinatorArea.create({ data: { personId: person.id, communeInsee } })

    if (known) return { created: false, passwordPath: null }
    const pepper = pepperOf(env)
    const secret = deriveSecret(pepper, `appointment:${randomUUID()}`)
    await keepSecret(tx, pepper, secret, { personId: person.id, purpose: 'reset_password', now })
    return { created: true, passwordPath: `/mot-de-passe/${secret.token}` }
  })
}
