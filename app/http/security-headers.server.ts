import type { IncomingMessage, ServerResponse } from 'node:http'

import type { RequestHandler } from 'express'
import helmet from 'helmet'

import type { Env } from '~/platform/env.server'

/** Content Security Policy with a nonce for each answer, and the rest of helmet's headers. */
export function securityHeaders({ https, mode, mapTiles }: { https: boolean } & Pick<Env, 'mode' | 'mapTiles'>): RequestHandler {
  const nonce = (_request: IncomingMessage, response: ServerResponse) => `'nonce-${(response as unknown as { locals: { nonce: string } }).locals.nonce}'`
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...(mapTiles ? [new URL(mapTiles.url).origin] : [])],
        fontSrc: ["'self'"],
        connectSrc: mode === 'development' ? ["'self'", 'ws:'] : ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    // `no-referrer` would make form posts send `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
  })
}
