import { createHash } from 'node:crypto'

import type { Database } from '~/platform/database.server'

import type { SecretPurpose } from '../../prisma/generated/client'
import { keyed } from './pepper.server'

const MINUTE = 60_000

/** How long a link and its code serve. Choosing a new password is short (ASVS 6.5.5); confirming an address opens nothing by itself. */
export const SECRET_LIFE_MS: Record<SecretPurpose, number> = { reset_password: 10 * MINUTE, confirm_email: 24 * 60 * MINUTE }

/** Wrong codes after which a code is spent; its link still serves, so that guessing does not lock its owner out. */
export const MAX_CODE_TRIES = 5

/** How many secrets of one purpose a code is tried against, the newest: each more would be one more chance to guess. */
const CODES_TRIED = 3

export interface Secret {
  /** For a link: 256 bits. */
  token: string
  /** Six digits. */
  code: string
}

/**
 * The secret of one request, computed from the site's key: the job that writes its mail gives the same one however often
 * it runs, and neither the event nor the job ever holds it.
 * @param seed what the secret is for, unique: `event:42`
 */
export function deriveSecret(pepper: string, seed: string): Secret {
  return {
    token: keyed(pepper, 'link', seed).toString('base64url'),
    code: String(keyed(pepper, 'code', seed).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
  }
}

/** How a link's token is kept. */
export const linkHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** How a code is kept: with the key, because a million codes are soon tried; with its owner, so that equal codes differ. */
export const codeHash = (pepper: string, personId: string, code: string): string => keyed(pepper, `code-of:${personId}`, code).toString('hex')

/** Keeps the hashes of a secret; earlier ones stay good, since mails arrive late. Kept again (its mail had to be tried again), its life begins anew. */
export async function keepSecret(db: Database, pepper: string, secret: Secret, owner: { personId: string; purpose: SecretPurpose; now: Date }): Promise<void> {
  const hash = linkHash(secret.token)
  const expiresAt = new Date(owner.now.getTime() + SECRET_LIFE_MS[owner.purpose])
  await db.accountSecret.upsert({
    where: { linkHash: hash },
    create: {
      personId: owner.personId, purpose: owner.purpose, linkHash: hash, codeHash: codeHash(pepper, owner.personId, secret.code),
      createdAt: owner.now, expiresAt,
    },
    update: { expiresAt },
  })
}

/** Whose link this is, while it is good; null otherwise. Nothing changes. */
export async function ownerOfLink(db: Database, token: string, purpose: SecretPurpose, now: Date): Promise<string | null> {
  const secret = await db.accountSecret.findFirst({
    where: { linkHash: linkHash(token), purpose, usedAt: null, expiresAt: { gt: now }, person: { disabledAt: null } },
    select: { personId: true },
  })
  return secret?.personId ?? null
}

/**
 * Tries a code against the {@link CODES_TRIED} newest good secrets of this person. The try is counted first, and stays counted whatever follows:
 * call it outside the transaction of the change. True where one fits; it is spent only by {@link spendSecrets}.
 */
export async function codeFits(db: Database, pepper: string, attempt: { personId: string; purpose: SecretPurpose; code: string; now: Date }): Promise<boolean> {
  const good = await db.$queryRaw<{ codeHash: string }[]>`
    update account_secret set attempts = attempts + 1
    where attempts < ${MAX_CODE_TRIES} and id in (
      select id from account_secret
      where person_id = ${attempt.personId}::uuid and purpose = ${attempt.purpose}::secret_purpose and used_at is null and expires_at > ${attempt.now}
      order by created_at desc, id desc limit ${CODES_TRIED})
    returning code_hash as "codeHash"`
  const wanted = codeHash(pepper, attempt.personId, attempt.code)
  return good.some((secret) => secret.codeHash === wanted)
}

/** Spends every secret of this purpose. @returns false where none was left: another request was first. */
export async function spendSecrets(db: Database, personId: string, purpose: SecretPurpose, now: Date): Promise<boolean> {
  const { count } = await db.accountSecret.updateMany({ where: { personId, purpose, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })
  return count > 0
}
