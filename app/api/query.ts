import * as z from 'zod'

/** True for a parameter that may be repeated. */
export function isRepeatable(schema: z.ZodType): boolean {
  let inner: z.ZodType = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap() as z.ZodType
  return inner instanceof z.ZodArray
}

/** The parameters of a query as its schema takes them: a list where the schema has one, else the last one given. */
export function queryOf(search: URLSearchParams, schema: z.ZodType): Record<string, string | string[]> {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => [name, shape[name] && isRepeatable(shape[name]) ? search.getAll(name) : search.getAll(name).at(-1)!]),
  )
}
