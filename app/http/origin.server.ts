import type { RequestHandler } from 'express'

import { refuse } from './refusal.server'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send: whatever changes something must carry this site's Origin.
 * A call of the API with a bearer token carries no cookie authority and passes.
 */
export function refuseForeignOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next()
    if (request.path.startsWith('/api/') && !request.headers.cookie) return next()
    const origin = request.headers.origin
    if (origin && (origin === own || (URL.canParse(origin) && new URL(origin).host === request.headers.host))) return next()
    refuse(request, response, next, 403, 'foreign_origin')
  }
}
