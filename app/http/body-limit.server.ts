import type { RequestHandler } from 'express'

import { refuse } from './refusal.server'

const MB = 1024 * 1024
/** A form of text; JSON of the API. */
const TEXT_LIMIT = 1 * MB
/** Eight photos of a telephone, some of them too large: the form itself says which (see the editor of annonces). */
const UPLOAD_LIMIT = 200 * MB

/**
 * Refuses a body before it is read: 413 where it announces too much, 411 where it does not announce its size.
 * Every browser announces it.
 */
export const limitBody: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  const announced = request.headers['content-length']
  if (announced === undefined && request.headers['transfer-encoding'] !== undefined) return refuse(request, response, next, 411, 'length_required')
  const limit = request.headers['content-type']?.startsWith('multipart/form-data') ? UPLOAD_LIMIT : TEXT_LIMIT
  if (Number(announced ?? 0) > limit) return refuse(request, response, next, 413, 'too_large')
  next()
}
