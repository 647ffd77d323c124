import { timingSafeEqual } from 'node:crypto'

import type { Env } from '~/platform/env.server'

import { keyed, pepperOf } from './pepper.server'

interface Registered {
  id: string
  passwordHash: string
}

/**
 * Lets the browser that registered be signed in once the address is confirmed, without asking again for the password
 * typed a minute ago. It dies with the password it was made for; for a known address an equally long blind value is given.
 */
export const registrationProof = (env: Pick<Env, 'sessionSecret' | 'dataDir'>, person: Registered): string =>
  keyed(pepperOf(env), 'registration', `${person.id}:${person.passwordHash}`).toString('base64url')

export function provesRegistration(env: Pick<Env, 'sessionSecret' | 'dataDir'>, person: Registered, proof: string | null): boolean {
  const expected = Buffer.from(registrationProof(env, person))
  const given = Buffer.from(proof ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
