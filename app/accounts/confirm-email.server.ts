import { type Database, transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'

import type { AccountContext } from './account-context.server'
import { takeTry } from './limits.server'
import { pepperOf } from './pepper.server'
import { codeFits, ownerOfLink, spendSecrets } from './secrets.server'

interface Confirmed {
  id: string
  passwordHash: string
}

/** Confirms the address that received this link. @throws {DomainError} `link_expired` */
export async function confirmByLink(context: AccountContext, input: { token: string }): Promise<Confirmed> {
  const personId = await ownerOfLink(context.db, input.token, 'confirm_email', context.now)
  if (!personId) throw new DomainError('link_expired', { status: 409 })
  return confirm(context, personId, new DomainError('link_expired', { status: 409 }))
}

/** Confirms the address by the six digits it received. @throws {DomainError} `code_wrong` beside the code, `too_many_requests` */
export async function confirmByCode(context: AccountContext, input: { email: string; code: string }): Promise<Confirmed> {
  const personId = await ownerOfCode(context, { ...input, purpose: 'confirm_email' })
  return confirm(context, personId, new DomainError('code_wrong', { field: 'code' }))
}

/**
 * Whose six digits these are. Unknown addresses and wrong codes give the same answer.
 * @throws {DomainError} `code_wrong` beside the code, `too_many_requests`
 */
export async function ownerOfCode(context: AccountContext, input: { email: string; code: string; purpose: 'confirm_email' | 'reset_password' }): Promise<string> {
  await takeTry(context, 'tryCode', input.email)
  const person = await context.db.person.findUnique({ where: { email: input.email }, select: { id: true, disabledAt: true } })
  const fits = person && !person.disabledAt && (await codeFits(context.db, pepperOf(context.services.env), { personId: person.id, purpose: input.purpose, code: input.code, now: context.now }))
  if (!person || !fits) {
    context.log.warn({ personId: person?.id ?? null, purpose: input.purpose }, 'account: code refused')
    throw new DomainError('code_wrong', { field: 'code' })
  }
  return person.id
}

async function confirm(context: AccountContext, personId: string, tooLate: DomainError): Promise<Confirmed> {
  const person = await transaction(context.db, async (tx) => {
    if (!(await spendSecrets(tx, personId, 'confirm_email', context.now))) throw tooLate
    const row = await tx.person.update({ where: { id: personId }, data: { emailVerifiedAt: context.now }, select: { id: true, passwordHash: true } })
    await emit(tx, { kind: 'person.confirmed', subjectType: 'person', subjectId: personId, actorId: personId })
    return row
  })
  context.log.info({ personId }, 'account: address confirmed')
  return person
}

/** True while this link would confirm an address: the page asks before it shows its button. */
export const confirmationLinkServes = async (db: Database, token: string, now: Date): Promise<boolean> => (await ownerOfLink(db, token, 'confirm_email', now)) !== null
