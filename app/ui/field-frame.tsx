import type { ReactNode } from 'react'

import { useTranslations } from '~/messages/intl'

/** What every field of the kit takes beside the native attributes of its input. */
export interface FieldProps {
  name: string
  label: ReactNode
  /** One line of help, read out with the field. */
  hint?: ReactNode
  /** What is wrong, in the reader's language, shown beside the field. */
  error?: string | undefined
  /** Says « facultatif » beside the label; a text says it otherwise. */
  optionalLabel?: boolean | string
  /** Of the frame around label and input, not of the input. */
  className?: string
}

/** The id of a field: its name, so that the summary of errors finds it; `sites[]` becomes `sites`. */
export const fieldId = (name: string): string => name.replace(/\[\]$/, '')

/** The aria attributes that tie an input to its hint and its error. */
export function describe(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined }
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return <p id={`${id}-hint`} className="text-sm text-ink-soft">{children}</p>
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <p id={`${id}-error`} className="flex gap-2 font-semibold text-bad">
      <ErrorMark />
      <span className="min-w-0 [overflow-wrap:anywhere]"><span className="sr-only">{t('errorPrefix')}</span>{children}</span>
    </p>
  )
}

function ErrorMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="mt-[0.2em] size-5 shrink-0">
      <circle cx="10" cy="10" r="9" className="fill-bad" />
      <path d="M10 5v6M10 14v.1" className="stroke-paper" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  )
}

/** « facultatif » behind a label. */
export function OptionalMark({ label }: { label: FieldProps['optionalLabel'] }) {
  const t = useTranslations('ui')
  if (!label) return null
  return <span className="font-normal text-ink-soft"> ({label === true ? t('optional') : label})</span>
}

/** Label, hint, input and error of one field, in the order they are read. */
export function FieldFrame({ id, label, hint, error, optionalLabel, className = '', children }: Omit<FieldProps, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className={`flex flex-col gap-1.5 ${error ? 'border-l-4 border-bad pl-3' : ''} ${className}`}>
      <label htmlFor={id} className="font-semibold leading-snug">{label}<OptionalMark label={optionalLabel} /></label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  )
}

const BORDER = 'border-line-strong hover:border-ink aria-[invalid=true]:border-2 aria-[invalid=true]:border-bad'

/** How a text-like input looks; 44 px high at least. */
export const INPUT = `w-full min-h-tap rounded border bg-surface px-3 py-2 text-ink disabled:bg-sunken disabled:text-ink-soft ${BORDER}`
