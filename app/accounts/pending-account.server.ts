import { readCookie, writeCookie } from '~/web/cookies.server'

/** What this browser remembers, for an hour, of an account on its way: where its mail went, and where to go on afterwards. */
export interface PendingAccount {
  email: string
  /** See `registrationProof`. */
  proof: string | null
  /** Path of this site. */
  next: string | null
}

const NAME = 'compte-en-cours'
const HOUR_SECONDS = 3600

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export function readPendingAccount(request: Request): PendingAccount {
  try {
    const kept = JSON.parse(readCookie(request, NAME) ?? '{}') as Record<string, unknown>
    return { email: text(kept.email) ?? '', proof: text(kept.proof), next: text(kept.next) }
  } catch {
    return { email: '', proof: null, next: null }
  }
}

export const pendingAccountCookie = (pending: PendingAccount, secure: boolean): string => writeCookie(NAME, JSON.stringify(pending), { maxAge: HOUR_SECONDS, secure })

export const noPendingAccountCookie = (secure: boolean): string => writeCookie(NAME, '', { maxAge: 0, secure })
