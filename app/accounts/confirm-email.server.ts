import { type Database, transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'

import type { SecretPurpose } from '../../prisma/generated/client'
import type { AccountContext } from './account-context.server'
import { choosePasswordPath, forgetCredentials } from './forget-credentials.server'
import { takeTry } from './limits.server'
import { pepperOf } from './pepper.server'
import { provesRegistration } from './registration-proof.server'
import { codeFits, ownerOfLink, spendSecrets } from './secrets.server'
import { endSessions } from './sessions.server'

/** What the browser that confirms shows of whose it is. */
export interface ConfirmingBrowser {
  /** The session it is signed in with. */
  session: { id: string; personId: string } | null
  /** See `registrationProof`. */
  proof: string | null
}

export type Confirmed =
  | { personId: string; browser: 'signed_in' | 'registered' }
  /** It only holds the mail; `passwordPath` is where the person chooses a password. */
  | { personId: string; browser: 'unknown'; passwordPath: string }

/** Confirms the address that received this link; see {@link confirm}. @throws {DomainError} `link_expired` */
export async function confirmByLink(context: AccountContext, input: { token: string; browser: ConfirmingBrowser }): Promise<Confirmed> {
  const personId = await ownerOfLink(context.db, input.token, 'confirm_email', context.now)
  if (!personId) throw new DomainError('link_expired', { status: 409 })
  return confirm(context, personId, input.browser, new DomainError('link_expired', { status: 409 }))
}

/** Confirms the address by the six digits it received; see {@link confirm}. @throws {DomainError} `code_wrong` beside the code, `too_many_requests` */
export async function confirmByCode(context: AccountContext, input: { email: string; code: string; browser: ConfirmingBrowser }): Promise<Confirmed> {
  const personId = await ownerOfCode(context, { email: input.email, code: input.code, purpose: 'confirm_email' })
  return confirm(context, personId, input.browser, new DomainError('code_wrong', { field: 'code' }))
}

/**
 * Whose six digits these are. Unknown addresses and wrong codes give the same answer.
 * @throws {DomainError} `code_wrong` beside the code, `too_many_requests`
 */
export async function ownerOfCode(context: AccountContext, input: { email: string; code: string; purpose: SecretPurpose }): Promise<string> {
  await takeTry(context, 'tryCode', input.email)
  const person = await context.db.person.findUnique({ where: { email: input.email }, select: { id: true, disabledAt: true } })
  const fits = person && !person.disabledAt && (await triesCode(context, person.id, input))
  if (!person || !fits) {
    context.log.warn({ personId: person?.id ?? null, purpose: input.purpose }, 'account: code refused')
    throw new DomainError('code_wrong', { field: 'code' })
  }
  return person.id
}

/** Wrong codes are counted for the person too, whoever tries them from wherever; once they are spent no code is looked at. */
async function triesCode(context: AccountContext, personId: string, { purpose, code }: { purpose: SecretPurpose; code: string }): Promise<boolean> {
  const { rateLimits, env } = context.services
  try {
    await rateLimits.take('wrongCodes', personId)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too_many_requests') return false
    throw error
  }
  const fits = await codeFits(context.db, pepperOf(env), { personId, purpose, code, now: context.now })
  if (fits) await rateLimits.giveBack('wrongCodes', personId)
  return fits
}

/**
 * The address is confirmed, and so opens the account. Somebody else may have registered it, and be signed in: what this
 * browser does not show to be its own is ended. Where it is neither signed in as the person nor the one that registered,
 * the password goes too, and she chooses another.
 */
async function confirm(context: AccountContext, personId: string, browser: ConfirmingBrowser, tooLate: DomainError): Promise<Confirmed> {
  const { env } = context.services
  const confirmed = await transaction(context.db, async (tx): Promise<Confirmed> => {
    const { count } = await tx.person.updateMany({ where: { id: personId, emailVerifiedAt: null }, data: { emailVerifiedAt: context.now } })
    if (count === 0 || !(await spendSecrets(tx, personId, 'confirm_email', context.now))) throw tooLate
    await emit(tx, { kind: 'person.confirmed', subjectType: 'person', subjectId: personId, actorId: personId })
    if (browser.session?.personId === personId) {
      await endSessions(tx, personId, { except: browser.session.id })
      return { personId, browser: 'signed_in' }
    }
    const { passwordHash } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { passwordHash: true } })
    if (provesRegistration(env, { id: personId, passwordHash }, browser.proof)) {
      await endSessions(tx, personId)
      return { personId, browser: 'registered' }
    }
    await forgetCredentials(tx, personId, context.now)
    return { personId, browser: 'unknown', passwordPath: await choosePasswordPath(tx, env, personId, context.now) }
  })
  context.log.info({ personId, browser: confirmed.browser }, 'account: address confirmed')
  return confirmed
}

/** True while this link would confirm an address: the page asks before it shows its button. */
export const confirmationLinkServes = async (db: Database, token: string, now: Date): Promise<boolean> => (await ownerOfLink(db, token, 'confirm_email', now)) !== null
