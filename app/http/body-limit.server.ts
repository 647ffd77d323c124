import type { RequestHandler } from 'express'

import { refuse } from './refusal.server'

const MB = 1024 * 1024
/** A form of text; JSON of the API. */
const TEXT_LIMIT = 1 * MB
/** Eight photos of a telephone, some of them too large: the form itself says which (see the editor of annonces). */
const UPLOAD_LIMIT = 200 * MB

/** The pages whose form carries photos. */
const UPLOADS = /^\/(annonces\/(nouvelle|[1-9]\d*\/modifier)|prets\/[0-9a-f-]{36}\/(retrait|retour)|passage\/[\w-]+|tournees\/[\w-]+\/[0-9a-f-]{36})(\.data)?\/?$/i
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/

/**
 * Refuses a body before it is read: 415 where a page is sent something else than a form, 413 where it announces too much, 411 where it does not announce its size.
 * Every browser announces it.
 */
export const limitBody: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  const announced = request.headers['content-length']
  if (announced === undefined && request.headers['transfer-encoding'] !== undefined) return refuse(request, response, next, 411, 'length_required')
  if (!request.path.startsWith('/api/') && !FORM.test(request.headers['content-type'] ?? '')) return refuse(request, response, next, 415, 'not_a_form')
  const limit = UPLOADS.test(request.path) ? UPLOAD_LIMIT : TEXT_LIMIT
  if (Number(announced ?? 0) > limit) return refuse(request, response, next, 413, 'too_large')
  next()
}
