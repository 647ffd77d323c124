import type * as z from 'zod'

import type { TokenScope } from '~/accounts/access-tokens.schema'
import type { RequestContext } from '~/web/request-context.server'

export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE'

type Parsed<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined

interface Declared<P extends z.ZodType | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined, R extends z.ZodType | undefined> {
  method: ApiMethod
  /** Below `/api/v1`, with its parameters in braces: `/listings/{id}`. */
  path: string
  operationId: string
  summary: string
  /** What the token must allow; null where anyone may call. */
  scope: TokenScope | null
  params?: P
  query?: Q
  body?: B
  /** True where an empty body is as good as `{}`. */
  bodyOptional?: boolean
  status: 200 | 201 | 204
  response: R
  /** Codes of refusals that are its own, by status; those of every operation (401, 404, 422, 429, ...) are not repeated. */
  refusals?: Record<number, readonly string[]>
  handle(context: RequestContext, input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B>; search: URLSearchParams }): Promise<R extends z.ZodType ? z.input<R> : null>
}

/** One operation of the API: what validates it is what documents it. */
export type Operation = Declared<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined>

/** Ties the handler's types to the schemas of its operation. */
export function operation<P extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined, B extends z.ZodType | undefined = undefined, R extends z.ZodType | undefined = undefined>(
  declared: Declared<P, Q, B, R>,
): Operation {
  return declared as unknown as Operation
}
