import { useSubmit } from '@remix-run/react'
import { type FormEvent, useRef } from 'react'
import { get, set, useForm } from 'react-hook-form'
import type * as z from 'zod'

import { useTranslations } from '~/messages/intl'

import { formToTree } from './form-data'
import { fieldIssues } from './field-issues'

/**
 * Checks a form in the browser with the very schema of the server: a field when it is left, all of them before sending.
 * What is checked is the form as it would be sent, so both always agree; without JavaScript the server answers alone.
 * The page's route names the `errors` messages in its handle.
 * @param failure what the server said of the form, shown until its field is checked here.
 */
export function useCheckedForm(schema: z.ZodType, failure: { errors: Record<string, string> }) {
  const t = useTranslations('errors')
  const send = useSubmit()
  const element = useRef<HTMLFormElement | null>(null)
  const { register, handleSubmit, formState } = useForm({
    mode: 'onTouched',
    resolver: async (values) => {
      const result = await schema.safeParseAsync(element.current ? formToTree(new FormData(element.current)) : values)
      const errors = {}
      for (const { field, code, details } of result.success ? [] : fieldIssues(result.error)) {
        if (!get(errors, field)) set(errors, field, { type: code, message: t(code as 'required', details as never) })
      }
      return result.success ? { values, errors: {} } : { values: {}, errors }
    },
  })
  return {
    onFocus: (event: FormEvent<HTMLFormElement>) => void (element.current = event.currentTarget),
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault()
      const form = (element.current = event.currentTarget)
      const submitter = (event.nativeEvent as SubmitEvent).submitter
      void handleSubmit(() => send(submitter instanceof HTMLButtonElement ? submitter : form))(event)
    },
    /** Name, events and message of one field. */
    field(name: string) {
      const message = (get(formState.errors, name) as { message?: string } | undefined)?.message
      return { ...register(name), error: message ?? (get(formState.touchedFields, name) ? undefined : failure.errors[name]) }
    },
  }
}
