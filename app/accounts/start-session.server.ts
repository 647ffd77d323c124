import { writeCookie } from '~/web/cookies.server'
import type { RequestContext } from '~/web/request-context.server'

import { noPendingAccountCookie } from './pending-account.server'

const YEAR_SECONDS = 365 * 24 * 3600

/**
 * Signs this browser in under a new session id; a session it had before ends. The site then speaks the person's language.
 * @returns the `Set-Cookie` values
 */
export async function startSession(context: RequestContext, personId: string): Promise<string[]> {
  const { services, request, signedIn, now } = context
  if (signedIn) await services.sessions.end(signedIn.sessionId)
  const person = await context.db.person.findUniqueOrThrow({ where: { id: personId }, select: { locale: true } })
  return [
    await services.sessions.start(personId, { now, userAgent: request.headers.get('user-agent') ?? '', organisationId: null }),
    writeCookie('langue', person.locale, { maxAge: YEAR_SECONDS, secure: services.secureCookies }),
    noPendingAccountCookie(services.secureCookies),
  ]
}

/** Several `Set-Cookie` values as headers. */
export const cookieHeaders = (cookies: string[]): [string, string][] => cookies.map((cookie) => ['Set-Cookie', cookie])
