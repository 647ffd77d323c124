import { STATUS_CODES } from 'node:http'

import type { NextFunction, Request, Response } from 'express'

import { DEFAULT_LOCALE } from '~/messages/locale'
import { errorText } from '~/web/error-text.server'

import { withoutSecrets } from './without-secrets'

/** Why a request was refused before any route saw it. */
export interface Refusal {
  status: number
  code: string
}

/**
 * Answers without reading the body: the API with problem+json, a page with the error page of routes/refused.ts.
 */
export function refuse(request: Request, response: Response, next: NextFunction, status: number, code: string): void {
  response.locals.log.warn({ path: withoutSecrets(request.path), status, code }, 'refused')
  response.set('Connection', 'close')
  if (request.path.startsWith('/api/')) {
    const detail = errorText({ code, details: {} }, DEFAULT_LOCALE)
    response.status(status).type('application/problem+json').json({ type: 'about:blank', title: STATUS_CODES[status], status, code, detail })
    return
  }
  response.locals.refusal = { status, code } satisfies Refusal
  // Another page is rendered, as a GET without body: the action must not run.
  request.method = 'GET'
  request.url = request.originalUrl = request.path.endsWith('.data') ? '/refus.data' : '/refus'
  delete request.headers['content-length']
  delete request.headers['content-type']
  next()
}
