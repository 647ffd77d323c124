import { useActionData } from '@remix-run/react'

import { useRootData } from '~/root'

import type { FormTree } from './form-data'
import type { FormFailure } from './form-action.server'

interface Shown {
  errors: Record<string, string>
  formError: string | null
  code: string | null
  details: FormFailure['details']
  values: FormTree | null
}

/**
 * What a form shows again: messages, and what was typed; after an ended session, what was typed before signing in.
 * @param name the form's `_form` field, where a page has several.
 */
export function useFormFailure(name?: string): Shown {
  const failure = useActionData<FormFailure>()
  const { draft } = useRootData()
  if (failure && failure.ok === false && (name === undefined || failure.form === name)) return failure
  return { errors: {}, formError: null, code: null, details: {}, values: draft as FormTree | null }
}

/** A typed text of a form shown again, else the value it had. */
export function shown(values: FormTree | null, field: string, otherwise: string | number | null | undefined = ''): string {
  let node: unknown = values
  for (const step of field.split('.')) node = node === null || typeof node !== 'object' ? undefined : (node as Record<string, unknown>)[step]
  if (typeof node === 'string') return node
  return values ? '' : String(otherwise ?? '')
}
