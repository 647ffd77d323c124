import type * as z from 'zod'

type Issue = z.core.$ZodIssue

export interface FieldIssue {
  /** Dotted path, as in the form's names. */
  field: string
  /** Stable code, a key of the `errors` texts. */
  code: string
  details: Record<string, string | number>
}

/** What is wrong with each field, as codes of our catalogue; the same in the browser, in forms on the server and in the API. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.join('.')
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, code: 'unknown_field', details: { field: key } }))
    return [{ field, ...codeOf(issue) }]
  })
}

/** zod's own kinds of issue, as codes of our catalogue. A schema may give its own code as the message. */
function codeOf(issue: Issue): Omit<FieldIssue, 'field'> {
  if (/^[a-z][a-z0-9_]*$/.test(issue.message)) return { code: issue.message, details: 'params' in issue ? ((issue.params ?? {}) as never) : bounds(issue) }
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.message.includes('undefined') ? 'required' : issue.expected === 'number' || issue.expected === 'int' ? 'not_a_number' : 'invalid', details: {} }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? { code: Number(issue.minimum) <= 1 ? 'required' : 'too_short', details: bounds(issue) } : { code: 'too_small', details: bounds(issue) }
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_big', details: bounds(issue) }
    case 'invalid_format':
      return { code: issue.format === 'email' ? 'invalid_email' : issue.format === 'url' ? 'invalid_url' : 'invalid', details: {} }
    default:
      return { code: 'invalid', details: {} }
  }
}

function bounds(issue: Issue): Record<string, string | number> {
  if (issue.code === 'too_small') return { min: Number(issue.minimum) }
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  return {}
}
