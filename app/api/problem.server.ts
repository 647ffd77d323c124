import type { Locale } from '~/messages/locale'
import { translator } from '~/messages/catalogue.server'
import type { DomainError } from '~/platform/errors'
import { errorText } from '~/web/error-text.server'

/** A field that will not do: its dotted path, a stable code, words for a person. */
export interface FieldProblem {
  field: string
  code: string
  detail: string
}

export interface Problem {
  status: number
  /** Stable: integrations rely on it. */
  code: string
  details?: DomainError['details']
  errors?: FieldProblem[]
  headers?: Record<string, string>
}

/** An answer of RFC 9457. `details` (what is free, in which state it is, ...) stand beside the standard members. */
export function problem({ status, code, details = {}, errors, headers = {} }: Problem, locale: Locale): Response {
  const t = translator(locale, 'api')
  const key = `titles.${status}` as 'titles.500'
  const retryAfter = details.retryAfter
  return Response.json(
    {
      ...details, type: 'about:blank', title: t.has(key) ? t(key) : t('titles.500'), status, code,
      detail: errors?.[0]?.detail ?? errorText({ code, details }, locale), ...(errors && { errors }),
    },
    {
      status,
      headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }), ...headers },
    },
  )
}

/** A refusal of the domain as a problem. */
export function problemOf(error: DomainError, locale: Locale): Response {
  const detail = errorText(error, locale)
  return problem({ status: error.status, code: error.code, details: error.details, ...(error.field && { errors: [{ field: error.field, code: error.code, detail }] }) }, locale)
}
