import type * as z from 'zod'

import type { Locale } from '~/messages/locale'

import { errorText } from './error-text.server'

type Issue = z.core.$ZodIssue

/** zod's own kinds of issue, as codes of our catalogue. A schema may give its own code as the message. */
function codeOf(issue: Issue): { code: string; details: Record<string, string | number> } {
  if (/^[a-z][a-z0-9_]*$/.test(issue.message)) return { code: issue.message, details: 'params' in issue ? ((issue.params ?? {}) as never) : bounds(issue) }
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined || issue.message.includes('undefined') ? 'required' : issue.expected === 'number' || issue.expected === 'int' ? 'not_a_number' : 'invalid', details: {} }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? { code: Number(issue.minimum) <= 1 ? 'required' : 'too_short', details: bounds(issue) } : { code: 'too_small', details: bounds(issue) }
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_big', details: bounds(issue) }
    case 'invalid_format':
      return { code: issue.format === 'email' ? 'invalid_email' : issue.format === 'url' ? 'invalid_url' : 'invalid', details: {} }
    case 'unrecognized_keys':
      return { code: 'unknown_field', details: { field: issue.keys.join(', ') } }
    default:
      return { code: 'invalid', details: {} }
  }
}

function bounds(issue: Issue): Record<string, string | number> {
  if (issue.code === 'too_small') return { min: Number(issue.minimum) }
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  return {}
}

/** One message a field (the first), in the person's language; keys are dotted paths as in the form's names. */
export function fieldErrors(error: z.ZodError, locale: Locale): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, code, details } of fieldIssues(error)) errors[field] ??= errorText({ code, details }, locale)
  return errors
}

/** The same with their stable codes, for the API. */
export function fieldIssues(error: z.ZodError): { field: string; code: string; details: Record<string, string | number> }[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.join('.')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, code: 'unknown_field', details: { field: key } }))
    return [{ field, ...codeOf(issue) }]
  })
}
