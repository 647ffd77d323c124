import * as z from 'zod'

import { listingResource } from './listing-resource.schema'
import { loanResource } from './loan-resource.schema'
import type { Operation } from './operation'
import { OPERATIONS } from './operations.server'
import { isRepeatable } from './query'

type Json = Record<string, unknown>

const PROBLEM: Json = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; further members carry figures (not_available: listingId, asked, free).',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['field', 'code', 'detail'], properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
}

/** A zod schema as JSON Schema 2020-12, as it is sent (`input`) or answered (`output`). */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

/** What several operations answer with is described once. */
const COMPONENTS = new Map<z.ZodType, string>([[loanResource, 'Loan'], [listingResource, 'Listing']])

function answerSchema(response: z.ZodType): Json {
  const name = COMPONENTS.get(response)
  return name ? { $ref: `#/components/schemas/${name}` } : jsonSchema(response, 'output')
}

function parametersOf({ params, query }: Operation): Json[] {
  const of = (schema: z.ZodType | undefined, place: 'path' | 'query') =>
    schema instanceof z.ZodObject
      ? Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, part]) => {
          const { description, ...rest } = jsonSchema(part, 'input')
          return {
            name, in: place, required: place === 'path' || !part.safeParse(undefined).success, schema: rest,
            ...(description !== undefined && { description }), ...(isRepeatable(part) && { style: 'form', explode: true }),
          }
        })
      : []
  return [...of(params, 'path'), ...of(query, 'query')]
}

const problemResponse = (description: string): Json => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } })

function refusalsOf({ scope, params, query, body, refusals = {} }: Operation): Record<string, Json> {
  const codes = new Map<number, string[]>([[429, ['too_many_requests']]])
  const add = (status: number, ...more: readonly string[]) => void codes.set(status, [...new Set([...(codes.get(status) ?? []), ...more])])
  add(401, 'invalid_token')
  if (scope) add(401, 'sign_in_needed')
  if (scope) add(403, 'insufficient_scope')
  if (params) add(404, 'not_found')
  if (query || body) add(422, 'invalid')
  if (body) {
    add(400, 'invalid_json')
    add(413, 'too_large')
    add(415, 'not_json')
  }
  for (const [status, own] of Object.entries(refusals)) add(Number(status), ...own)
  return Object.fromEntries([...codes].sort(([a], [b]) => a - b).map(([status, list]) => [String(status), problemResponse(list.join(', '))]))
}

function describe(operation: Operation): Json {
  const { operationId, summary, scope, body, bodyOptional, status, response } = operation
  return {
    operationId, summary, tags: [operation.path.split('/')[1]],
    security: scope === null ? [{}, { bearer: [] }] : [{ bearer: [scope] }],
    ...(parametersOf(operation).length > 0 && { parameters: parametersOf(operation) }),
    ...(body && { requestBody: { required: !bodyOptional, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: {
      [status]: { description: summary, ...(response && { content: { 'application/json': { schema: answerSchema(response) } } }) },
      ...refusalsOf(operation),
    },
  }
}

/** The description of the API, made of the schemas that validate its calls. */
export function openApi(publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of OPERATIONS) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation)
  return {
    openapi: '3.1.0',
    info: { title: 'Bourse aux ressources', version: '1', description: 'Associations lend each other equipment, rooms, vehicles and skills. Periods are half-open; date-times carry their offset.' },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...Object.fromEntries([...COMPONENTS].map(([schema, name]) => [name, jsonSchema(schema, 'output')])) },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'A personal token (scopes read, write), or the one of POST /session' } },
    },
  }
}
