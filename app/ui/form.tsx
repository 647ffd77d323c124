import { Form, type FormProps, useNavigation } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'

import { ErrorSummary } from './error-summary'
import { FormPendingProvider } from './form-pending'
import { useDelayed } from './use-delayed'

interface SiteFormProps extends Omit<FormProps, 'method'> {
  /** Which of several forms of the page: the hidden `_form` field. */
  name?: string
  /** Makes a second sending do nothing: the hidden `_key` field, from the loader. */
  formKey?: string | undefined
  /** What `useFormFailure` gives. */
  failure?: { errors: Record<string, string>; formError: string | null }
  /** Field -> its label, for the summary of errors. */
  labels?: Record<string, string>
  children?: ReactNode
}

/** A form that changes something. It works without JavaScript; with it, it cannot be sent twice and shows that it waits. */
export function SiteForm({ name, formKey, failure, labels = {}, className = 'flex flex-col gap-6 sm:[&>button]:self-start', children, onSubmit, ...rest }: SiteFormProps) {
  const navigation = useNavigation()
  const sent = navigation.formData
  const sending = navigation.state !== 'idle' && sent !== undefined && (sent.get('_form') ?? undefined) === name && (formKey === undefined || sent.get('_key') === formKey)
  const pending = useDelayed(sending)
  const failed = failure !== undefined && (failure.formError !== null || Object.keys(failure.errors).length > 0)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (sending) return event.preventDefault()
    onSubmit?.(event)
  }
  return (
    <Form method="post" noValidate aria-busy={pending || undefined} className={className} onSubmit={submit} {...rest}>
      {name && <input type="hidden" name="_form" value={name} />}
      {formKey && <input type="hidden" name="_key" value={formKey} />}
      {failed && <ErrorSummary errors={failure.errors} formError={failure.formError} labels={labels} />}
      <FormPendingProvider value={pending}>{children}</FormPendingProvider>
    </Form>
  )
}
