import { type Database, transaction } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'
import { DomainError } from '~/platform/errors'

import { choosePasswordPath, forgetCredentials, nobodysPassword } from './forget-credentials.server'
import { lockAddress } from './lock-address.server'

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
 * account gets one with a confirmed address and a password that nobody knows. So does an account whose address was never
 * confirmed: anybody may have registered it.
 * @returns `passwordPath`, where the new person chooses hers within 10 minutes; null for a confirmed account.
 * @throws {DomainError} `required` (field `name`) for a new person without name; `unknown_commune`; `account_disabled`.
 */
export async function appoint({ db, env }: { db: Database; env: Pick<Env, 'sessionSecret' | 'dataDir'> }, appointment: Appointment, now: Date): Promise<{ created: boolean; passwordPath: string | null }> {
  const { email, name, role, communeInsee } = appointment
  return transaction(db, async (tx) => {
    if (communeInsee && !(await tx.commune.findUnique({ where: { insee: communeInsee }, select: { insee: true } }))) throw new DomainError('unknown_commune', { field: 'commune' })
    await lockAddress(tx, email)
    const known = await tx.person.findUnique({ where: { email }, select: { id: true, emailVerifiedAt: true, disabledAt: true } })
    if (known?.disabledAt) throw new DomainError('account_disabled', { status: 409 })
    if (!known && !name) throw new DomainError('required', { field: 'name' })

    const person = known ?? (await tx.person.create({ data: { email, name, passwordHash: await nobodysPassword(), emailVerifiedAt: now, createdAt: now }, select: { id: true } }))
    const unconfirmed = known !== null && known.emailVerifiedAt === null
    if (unconfirmed) {
      await forgetCredentials(tx, person.id, now)
      await tx.person.update({ where: { id: person.id }, data: { emailVerifiedAt: now, phone: null, ...(name && { name }) } })
    }

    if (role === 'admin') await tx.person.update({ where: { id: person.id }, data: { isAdmin: true } })
    else if (!(await tx.coordinatorArea.findFirst({ where: { personId: person.id, communeInsee } }))) await tx.coordinatorArea.create({ data: { personId: person.id, communeInsee } })

    const created = known === null || unconfirmed
    return { created, passwordPath: created ? await choosePasswordPath(tx, env, person.id, now) : null }
  })
}
