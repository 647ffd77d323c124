import { createHash, randomBytes } from 'node:crypto'

import { authorize } from '~/accounts/authorize'
import { type Database, type Transaction, transaction } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import type { TokenScope } from './access-tokens.schema'

/** Begins every token, so that scanners of leaked secrets know one. */
const PREFIX = 'bar_'
const DAY_MS = 24 * 3_600_000
/** How long the token lives that `POST /api/v1/session` gives. */
export const SESSION_TOKEN_MS = DAY_MS
const USED_EVERY_MS = 60_000
/** Living personal tokens one person may have (those of API sessions end by themselves). */
export const MOST_TOKENS = 20

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

interface NewToken {
  personId: string
  /** Empty for the token of an API session. */
  name: string
  scopes: TokenScope[]
  expiresAt: Date
}

/** Writes a new token; only its hash stays. Clears away the person's ended ones. @returns the secret, to be shown once. */
export async function issueToken(db: Database, { personId, name, scopes, expiresAt }: NewToken, now: Date): Promise<{ id: string; token: string }> {
  const token = PREFIX + randomBytes(32).toString('base64url')
  return transaction(db, async (tx) => {
    await tx.accessToken.deleteMany({ where: { personId, OR: [{ expiresAt: { lt: now } }, { revokedAt: { not: null } }] } })
    const row = await tx.accessToken.create({ data: { personId, name, scopes, hash: hashOf(token), expiresAt, createdAt: now }, select: { id: true } })
    return { id: row.id, token }
  })
}

/**
 * A personal token of the viewer.
 * @param days its life. @throws {DomainError} `forbidden` without confirmed account; `too_many_tokens` beyond {@link MOST_TOKENS}.
 */
export async function createAccessToken(context: Context, input: { name: string; access: TokenScope; days: number }): Promise<{ id: string; token: string }> {
  authorize(context.viewer, 'account.own')
  const personId = context.viewer.personId!
  const named = (await livingTokens(context)).filter((token) => token.name !== '')
  if (named.length >= MOST_TOKENS) throw new DomainError('too_many_tokens', { details: { max: MOST_TOKENS } })
  const scopes: TokenScope[] = input.access === 'write' ? ['read', 'write'] : ['read']
  return issueToken(context.db, { personId, name: input.name, scopes, expiresAt: new Date(context.now.getTime() + input.days * DAY_MS) }, context.now)
}

/** The viewer's tokens that still open something, newest first; at most {@link MOST_TOKENS} and those of API sessions. */
export async function livingTokens({ db, viewer, now }: Context) {
  return db.accessToken.findMany({
    where: { personId: viewer.personId!, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true, name: true, scopes: true, expiresAt: true, lastUsedAt: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
}

/** Ends one of the viewer's tokens at once. @throws {DomainError} 404 `not_found` for a token that is not hers. */
export async function revokeAccessToken({ db, viewer, now }: Context, { tokenId }: { tokenId: string }): Promise<void> {
  authorize(viewer, 'account.own')
  const { count } = await db.accessToken.updateMany({ where: { id: tokenId, personId: viewer.personId!, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0) throw notFound()
}

/** Ends a person's tokens with the password they were made under: all of them, with her secret calendar addresses, or those of API sessions alone. */
export async function revokeTokensOf(tx: Transaction, personId: string, which: 'all' | 'sessions', now: Date): Promise<void> {
  await tx.accessToken.updateMany({ where: { personId, revokedAt: null, ...(which === 'sessions' && { name: '' }) }, data: { revokedAt: now } })
  if (which === 'all') await tx.calendarFeed.deleteMany({ where: { personId } })
}

/** Whose token this is and what it allows; null when unknown, ended, revoked, or its account is disabled. */
export async function readAccessToken(db: Database, token: string, now: Date) {
  if (!token.startsWith(PREFIX)) return null
  const row = await db.accessToken.findUnique({
    where: { hash: hashOf(token) },
    select: {
      id: true, scopes: true, expiresAt: true, revokedAt: true, lastUsedAt: true,
      person: { select: { id: true, name: true, email: true, isAdmin: true, emailVerifiedAt: true, disabledAt: true, locale: true } },
    },
  })
  if (!row || row.revokedAt || row.person.disabledAt || (row.expiresAt && row.expiresAt <= now)) return null
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= USED_EVERY_MS)
    await db.accessToken.update({ where: { id: row.id }, data: { lastUsedAt: now } })
  return { id: row.id, scopes: row.scopes as TokenScope[], person: { ...row.person, confirmed: row.person.emailVerifiedAt !== null } }
}
