import type { AppLoadContext } from '@remix-run/node'

import { readAccessToken } from '~/accounts/access-tokens.server'
import type { TokenScope } from '~/accounts/access-tokens.schema'
import { VISITOR } from '~/accounts/permissions'
import { readViewer } from '~/accounts/viewer.server'
import { readClock } from '~/platform/clock.server'
import { DomainError } from '~/platform/errors'
import { openRequest, type RequestContext } from '~/web/request-context.server'

export interface ApiCaller {
  context: RequestContext
  /** What the caller may do; a visitor may do what anyone may. */
  scopes: readonly TokenScope[]
  /** Whom the calls are counted for: a token, a person, or an address. */
  rateKey: string
}

/**
 * Who calls: the person of a bearer token; for a GET also the signed-in person of this site's cookie. Whatever changes
 * something needs a token, because a cookie alone is what another site can make a browser send.
 * @throws {DomainError} 401 `invalid_token`.
 */
export async function authenticate(request: Request, context: AppLoadContext): Promise<ApiCaller> {
  const header = request.headers.get('authorization')
  if (header === null) {
    if (request.method !== 'GET') context.identity = Promise.resolve({ signedIn: null, viewer: VISITOR })
    const opened = await openRequest({ request, context })
    const { personId } = opened.viewer
    return { context: opened, scopes: personId ? ['read'] : [], rateKey: personId ? `person ${personId}` : `client ${context.clientAddress}` }
  }
  const { db } = context.services
  const token = await readAccessToken(db, /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '', readClock())
  if (!token) throw new DomainError('invalid_token', { status: 401 })
  context.identity = readViewer(db, token.person, null).then((viewer) => ({ signedIn: null, viewer }))
  return { context: await openRequest({ request, context }), scopes: token.scopes, rateKey: `token ${token.id}` }
}
