import { randomBytes } from 'node:crypto'

import { type Transaction, transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'

import type { AccountContext } from './account-context.server'
import type { Registration } from './accounts.schema'
import { takeClientTry } from './limits.server'
import { lockAddress } from './lock-address.server'
import { hashPassword, refuseCommonPassword } from './passwords.server'
import { registrationProof } from './registration-proof.server'
import { endSessions } from './sessions.server'

/**
 * Registers a person, who must then confirm her address. An address that has an account gets a mail that says so, and the
 * answer here is the same, so that nobody learns who has one (ASVS 6.3.8). An account whose address was never confirmed
 * belongs to nobody yet: the later registration replaces it.
 * @returns the proof that this browser registered, or a blind one
 * @throws {DomainError} `password_common`, `too_many_requests`
 */
export async function register(context: AccountContext, input: Registration): Promise<{ proof: string }> {
  refuseCommonPassword(input.password, input, context.services.env)
  await takeClientTry(context, 'register', 'register')
  const passwordHash = await hashPassword(input.password)
  const personId = await transaction(context.db, async (tx) => {
    await lockAddress(tx, input.email)
    const known = await tx.person.findUnique({ where: { email: input.email }, select: { id: true, emailVerifiedAt: true, disabledAt: true } })
    if (known && (known.emailVerifiedAt || known.disabledAt)) {
      await emit(tx, { kind: 'person.registered_again', subjectType: 'person', subjectId: known.id })
      return null
    }
    return keepPerson(tx, context, known?.id ?? null, input, passwordHash)
  })
  context.log.info({ personId }, personId ? 'account: registered' : 'account: registration of a known address')
  return { proof: personId ? registrationProof(context.services.env, { id: personId, passwordHash }) : randomBytes(32).toString('base64url') }
}

async function keepPerson(tx: Transaction, context: AccountContext, unconfirmedId: string | null, input: Registration, passwordHash: string): Promise<string> {
  const data = { name: input.name, phone: input.phone, passwordHash, locale: context.locale }
  if (unconfirmedId) {
    await tx.accountSecret.deleteMany({ where: { personId: unconfirmedId } })
    await endSessions(tx, unconfirmedId)
  }
  const person = unconfirmedId
    ? await tx.person.update({ where: { id: unconfirmedId }, data })
    : await tx.person.create({ data: { ...data, email: input.email, createdAt: context.now } })
  if (!unconfirmedId) await emit(tx, { kind: 'person.registered', subjectType: 'person', subjectId: person.id, actorId: person.id })
  await emit(tx, { kind: 'person.secret_requested', subjectType: 'person', subjectId: person.id, payload: { purpose: 'confirm_email' } })
  return person.id
}
