import * as z from 'zod'

import { issueToken, SESSION_TOKEN_MS } from '~/accounts/access-tokens.server'
import { checkCredentials } from '~/accounts/check-credentials.server'
import { DomainError, forbidden } from '~/platform/errors'
import { emailAddress } from '~/platform/text-schema'
import type { RequestContext } from '~/web/request-context.server'

import { iso, moment } from './common.schema'
import { operation } from './operation'

/** Longer than any password that could have been chosen: nothing is computed for more. */
const PASSWORD_MAX = 1000

async function signIn(context: RequestContext, credentials: { email: string; password: string }) {
  try {
    return await checkCredentials(context, credentials)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'wrong_credentials') throw new DomainError(error.code, { status: 401 })
    throw error
  }
}

export const sessionOperations = [
  operation({
    method: 'POST', path: '/session', operationId: 'createSession', summary: 'Sign in: a token of 24 hours with all that the person may do',
    scope: null, status: 201,
    body: z.strictObject({ email: emailAddress, password: z.string().min(1).max(PASSWORD_MAX) }),
    response: z.strictObject({ token: z.string(), expiresAt: moment }),
    refusals: { 401: ['wrong_credentials'], 403: ['email_not_confirmed'], 429: ['too_many_requests'] },
    async handle(context, { body }) {
      const person = await signIn(context, body)
      if (!person.confirmed) throw forbidden('email_not_confirmed')
      const expiresAt = new Date(context.now.getTime() + SESSION_TOKEN_MS)
      const { token } = await issueToken(context.db, { personId: person.id, name: '', scopes: ['read', 'write'], expiresAt }, context.now)
      return { token, expiresAt: iso(expiresAt) }
    },
  }),
]
