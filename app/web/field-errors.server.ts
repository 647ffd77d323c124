import type * as z from 'zod'

import type { Locale } from '~/messages/locale'

import { errorText } from './error-text.server'
import { fieldIssues } from './field-issues'

/** One message a field (the first), in the person's language; keys are dotted paths as in the form's names. */
export function fieldErrors(error: z.ZodError, locale: Locale): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, code, details } of fieldIssues(error)) errors[field] ??= errorText({ code, details }, locale)
  return errors
}
