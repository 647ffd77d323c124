import { describe, expect, test } from 'vitest'

import { OPERATIONS } from '~/api/operations.server'
import { openApi } from '~/api/openapi.server'

import { siteRoutes } from '../support/routes'

interface Described {
  operationId: string
  summary: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, unknown>; additionalProperties?: boolean } }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
  security: object[]
}
const document = openApi('http://localhost:3000') as unknown as { openapi: string; info: object; servers: { url: string }[]; paths: Record<string, Record<string, Described>>; components: object }
const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })))

/** Every `$ref` below a node. */
function refs(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' && typeof value === 'string' ? [value] : refs(value)))
}
function resolve(ref: string): unknown {
  return ref.replace(/^#\//, '').split('/').reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], document)
}

describe('the description of the API', () => {
  test('is OpenAPI 3.1 and plain JSON', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: expect.any(String), version: '1' }, servers: [{ url: 'http://localhost:3000/api/v1' }] })
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  test('holds every operation of the table, each under its own name', () => {
    expect(described.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(OPERATIONS.map(({ method, path }) => `${method.toLowerCase()} ${path}`).sort())
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length)
  })

  test('every $ref leads somewhere', () => {
    const all = refs(document)
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((ref) => !ref.startsWith('#/') || resolve(ref) === undefined)).toEqual([])
  })

  test.each(described.map((operation) => [operation.operationId, operation] as const))('%s says what it takes, gives and refuses', (_id, operation) => {
    expect(operation.summary.length).toBeGreaterThan(5)
    const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    expect(operation.parameters?.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name) ?? []).toEqual(named)
    expect(Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status))).toBe(true)
    expect(operation.responses['429']).toBeDefined()
    const schema = operation.requestBody?.content['application/json']?.schema
    // Unknown fields are refused by name: the schema says so too.
    if (schema) expect(schema.additionalProperties).toBe(false)
  })

  test('a date-time and a list of values are described as such', () => {
    const { schema } = document.paths['/loans']!.post!.requestBody!.content['application/json']!
    expect(JSON.stringify(schema)).toContain('"format":"date-time"')
    const nature = document.paths['/listings']!.get!.parameters!.find((parameter) => parameter.name === 'nature')
    expect(nature).toMatchObject({ in: 'query', required: false, schema: { type: 'array' } })
  })

  test('every operation has its route', () => {
    const routes = siteRoutes.map(({ path }) => path)
    const missing = OPERATIONS.filter(({ path }) => {
      const route = `api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`
      return !routes.includes(route) && !routes.includes(route.replace(/\/[a-z]+$/, '/:command'))
    })
    expect(missing).toEqual([])
  })
})
