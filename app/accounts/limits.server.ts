import { createHash } from 'node:crypto'

import type { RateLimitName } from '~/platform/rate-limit.server'

import type { AccountContext } from './account-context.server'

/** One address from one client: whoever floods somebody else's address locks only himself out. No address is kept in clear. */
const pairKey = (context: AccountContext, email: string) => createHash('sha256').update(`${context.clientAddress} ${email}`).digest('hex')

/** Takes one try of this client for this address. @throws {DomainError} `too_many_requests` */
export async function takeTry(context: AccountContext, name: RateLimitName, email: string): Promise<void> {
  try {
    await context.services.rateLimits.take(name, pairKey(context, email))
  } catch (error) {
    context.log.warn({ limit: name }, 'account: limit reached')
    throw error
  }
}

export const forgetTries = (context: AccountContext, name: RateLimitName, email: string): Promise<void> => context.services.rateLimits.forget(name, pairKey(context, email))

/** Takes one try of this client, whatever the address. @throws {DomainError} `too_many_requests` */
export const takeClientTry = (context: AccountContext, name: RateLimitName, use: string): Promise<void> => context.services.rateLimits.take(name, `${use} ${context.clientAddress}`)

/** A success of this client: only its failures count. */
export const giveClientTryBack = (context: AccountContext, name: RateLimitName, use: string): Promise<void> => context.services.rateLimits.giveBack(name, `${use} ${context.clientAddress}`)
