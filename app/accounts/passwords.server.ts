import { readFileSync } from 'node:fs'
import path from 'node:path'

import { hash, verify } from '@node-rs/argon2'

import type { Env } from '~/platform/env.server'
import { DomainError } from '~/platform/errors'
import { projectRoot } from '~/platform/project-root.server'

import { isCommonPassword } from './password-rules'

/** Argon2id with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What nobody's password is: checked where there is no account, so that the answer takes as long. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$lcanoKr2TI0wCRcNH8bPIQ$iWJ6SaBXoZ6QADpp2zMnAc7P6FY2jSNZyAva0RZtr/c'

/** Composed and decomposed accents are the same password: keyboards differ. */
const normal = (password: string) => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), OPTIONS)

/** @param stored null where there is no such account: takes as long, and is false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? NOBODY, normal(password), OPTIONS).catch(() => false)
  return stored !== null && fits
}

let common: ReadonlySet<string> | undefined
const commonPasswords = (): ReadonlySet<string> =>
  (common ??= new Set(readFileSync(path.join(projectRoot, 'app/accounts/common-passwords.txt'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))))

/** The password of the demo accounts, which everybody knows. */
const DEMO_PASSWORD = 'bourse-demo-2026'

/**
 * A new password must not be one that everybody tries first. Its length is the schema's matter; no composition is asked (ASVS 6.2.5).
 * @throws {DomainError} `password_common`, beside its field
 */
export function refuseCommonPassword(password: string, owner: { email: string; name: string }, env: Pick<Env, 'mode'>, field = 'password'): void {
  const refused = isCommonPassword(normal(password), commonPasswords(), owner) || (env.mode === 'production' && password.toLowerCase() === DEMO_PASSWORD)
  if (refused) throw new DomainError('password_common', { field })
}
