import type { RequestHandler } from 'express'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send: whatever changes something must carry this site's Origin.
 * A call with a bearer token carries no cookie authority and passes.
 */
export function refuseForeignOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next()
    if (request.path.startsWith('/api/') && !request.headers.cookie) return next()
    const origin = request.headers.origin
    if (origin && (origin === own || (URL.canParse(origin) && new URL(origin).host === request.headers.host))) return next()
    response.locals.log.warn({ path: request.path }, 'refused: foreign or missing origin')
    response.status(403).type('text/plain').send('Cette demande ne vient pas du site. / This request does not come from the site.')
  }
}
