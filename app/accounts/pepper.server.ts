import { createHmac } from 'node:crypto'

import { dataSecret } from '~/platform/data-secret.server'
import type { Env } from '~/platform/env.server'

/** The key of this site: SESSION_SECRET, or outside production the one made in the data folder. */
export const pepperOf = (env: Pick<Env, 'sessionSecret' | 'dataDir'>): string => env.sessionSecret ?? dataSecret(env.dataDir, 'session')

/** What only somebody who has the key can compute. `purpose` keeps the uses apart. */
export const keyed = (pepper: string, purpose: string, value: string): Buffer => createHmac('sha256', pepper).update(`${purpose}:${value}`).digest()
