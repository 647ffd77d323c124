import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type * as z from 'zod'

import { translator } from '~/messages/catalogue.server'
import { DEFAULT_LOCALE, type Locale } from '~/messages/locale'
import { DomainError, forbidden } from '~/platform/errors'
import { errorText } from '~/web/error-text.server'
import { fieldIssues } from '~/web/field-issues'
import type { RequestContext } from '~/web/request-context.server'

import { authenticate } from './authenticate.server'
import { type InputIssue, InvalidInput } from './invalid-input'
import type { Operation } from './operation'
import { OPERATIONS } from './operations.server'
import { problem, problemOf } from './problem.server'
import { queryOf } from './query'
import { readJson } from './read-body.server'

/** Texts of refusals: the language of `Accept-Language`, French for any but English. */
function localeOf(request: Request): Locale {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : DEFAULT_LOCALE
}

/** 405, with the methods that this address knows. */
export function refuseMethod(request: Request, methods: readonly string[]): Response {
  const allow = methods.join(', ')
  return problem({ status: 405, code: 'method_not_allowed', details: { allow }, headers: { Allow: allow } }, localeOf(request))
}

/**
 * Answers a call of the API: finds its operation in the table, then who calls, how often, what is allowed, what was
 * sent; last its verb. Every refusal is a problem of RFC 9457.
 * @param path as in the table, `/listings/{id}`.
 */
export async function answerApi({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs, path: string): Promise<Response> {
  const locale = localeOf(request)
  const operations = OPERATIONS.filter((operation) => operation.path === path)
  if (operations.length === 0) return problem({ status: 404, code: 'not_found' }, locale)
  const operation = operations.find(({ method }) => method === (request.method === 'HEAD' ? 'GET' : request.method))
  if (!operation) return refuseMethod(request, operations.map(({ method }) => method))
  try {
    const caller = await authenticate(request, context)
    await context.services.rateLimits.take('api', caller.rateKey)
    allow(operation, caller)
    const within: RequestContext = { ...caller.context, locale, t: (namespace) => translator(locale, namespace) }
    const search = new URL(request.url).searchParams
    const input = await parseAll(operation, { params, search, body: operation.body ? await readJson(request) : undefined })
    const result = await operation.handle(within, { ...input, search } as never)
    return operation.status === 204 ? new Response(null, { status: 204 }) : Response.json(result, { status: operation.status, headers: { 'Cache-Control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof InvalidInput)
      return problem({ status: 422, code: 'invalid', errors: error.issues.map((issue) => ({ field: issue.field, code: issue.code, detail: issue.detail ?? errorText(issue, locale) })) }, locale)
    if (error instanceof DomainError)
      return error.status === 401 ? problem({ status: 401, code: error.code, headers: { 'WWW-Authenticate': 'Bearer' } }, locale) : problemOf(error, locale)
    context.log.error({ err: error }, 'unexpected')
    return problem({ status: 500, code: 'unexpected' }, locale)
  }
}

function allow({ scope }: Operation, { context, scopes }: Awaited<ReturnType<typeof authenticate>>): void {
  if (scope === null) return
  if (context.viewer.personId === null) throw new DomainError('sign_in_needed', { status: 401 })
  if (!scopes.includes(scope)) throw forbidden('insufficient_scope')
}

async function parseAll(operation: Operation, sent: { params: object; search: URLSearchParams; body: unknown }) {
  const body = sent.body === undefined && operation.bodyOptional ? {} : sent.body
  const issues: InputIssue[] = []
  const parse = async (schema: z.ZodType | undefined, value: unknown) => {
    if (!schema) return undefined
    const parsed = await schema.safeParseAsync(value)
    if (!parsed.success) issues.push(...fieldIssues(parsed.error))
    return parsed.data
  }
  // What the address names does not exist rather than being invalid.
  if (operation.params && !operation.params.safeParse(sent.params).success) throw new DomainError('not_found', { status: 404 })
  const result = {
    params: await parse(operation.params, sent.params),
    query: await parse(operation.query, operation.query && queryOf(sent.search, operation.query)),
    body: await parse(operation.body, body),
  }
  if (issues.length > 0) throw new InvalidInput(issues)
  return result
}
