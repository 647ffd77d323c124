import type pg from 'pg'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

import { DomainError } from './errors'

/** What can be guessed or flooded: how many tries (`points`) in how many seconds (`duration`). */
export const RATE_LIMITS = {
  /** Wrong passwords for one address from one client; other clients are not locked out. */
  signIn: { points: 8, duration: 15 * 60 },
  /** Failed sign-ins of one client, whoever it claims to be. */
  signInClient: { points: 40, duration: 15 * 60 },
  register: { points: 10, duration: 60 * 60 },
  sendSecret: { points: 5, duration: 15 * 60 },
  tryCode: { points: 10, duration: 15 * 60 },
  /** Wrong codes of one person, whoever tries them from wherever; her links still serve. */
  wrongCodes: { points: 30, duration: 24 * 60 * 60 },
  contact: { points: 20, duration: 60 * 60 },
  /** Codes of loans that are none, of one person: six characters are not to be tried one after the other. */
  loanCode: { points: 20, duration: 15 * 60 },
  upload: { points: 120, duration: 60 * 60 },
  /** A hundred calls a second in each process: a busy integration passes, a flood does not. */
  api: { points: 6000, duration: 60 },
  /** Letters typed into a search box. */
  suggest: { points: 1200, duration: 60 },
  /** Readings of one calendar address; programs read every hour, some every few minutes. */
  calendar: { points: 60, duration: 60 * 60 },
  /** Calendars of elsewhere that one person lets the site read. */
  outsideCalendar: { points: 20, duration: 60 * 60 },
  /** Calendar addresses that open nothing, of one client. */
  unknownCalendar: { points: 30, duration: 60 * 60 },
  /** Papers drawn for one person: each keeps a process busy for a tenth of a second. */
  paper: { points: 240, duration: 60 * 60 },
} as const

/** Counted in each process for itself: nothing can be guessed there, and a write for each letter, call or reading would cost more than its answer. */
const LOCAL: ReadonlySet<string> = new Set<RateLimitName>(['suggest', 'api', 'calendar', 'unknownCalendar', 'paper'])

export type RateLimitName = keyof typeof RATE_LIMITS

export interface RateLimits {
  /** Takes one try. @throws {DomainError} `too_many_requests` (429) with `retryAfter` in seconds. */
  take(name: RateLimitName, key: string): Promise<void>
  /** Gives one try back, after a success: only failures count, and one success does not wipe out the failures before it. */
  giveBack(name: RateLimitName, key: string): Promise<void>
  /** Forgets the tries of this key, after a success. */
  forget(name: RateLimitName, key: string): Promise<void>
}

/** Counters in PostgreSQL, where every process of the site counts together; see `LOCAL` for the rest. */
export function createRateLimits(pool: pg.Pool): RateLimits {
  const shared = { storeClient: pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false }
  const limiterOf = (name: string, limit: { points: number; duration: number }): RateLimiterAbstract =>
    LOCAL.has(name) ? new RateLimiterMemory({ keyPrefix: name, ...limit }) : new RateLimiterPostgres({ ...shared, keyPrefix: name, ...limit })
  const limiters = Object.fromEntries(Object.entries(RATE_LIMITS).map(([name, limit]) => [name, limiterOf(name, limit)])) as Record<RateLimitName, RateLimiterAbstract>
  return {
    async take(name, key) {
      try {
        await limiters[name].consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        throw new DomainError('too_many_requests', { status: 429, details: { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) } })
      }
    },
    async giveBack(name, key) {
      await limiters[name].reward(key, 1)
    },
    async forget(name, key) {
      await limiters[name].delete(key)
    },
  }
}

/** For tests and benchmarks: nothing is limited. */
export const noRateLimits: RateLimits = { take: async () => {}, giveBack: async () => {}, forget: async () => {} }
