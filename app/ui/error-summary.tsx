import { type MouseEvent, useEffect, useRef } from 'react'

import { useTranslations } from '~/messages/intl'

interface ErrorSummaryProps {
  errors: Record<string, string>
  formError: string | null
  labels: Record<string, string>
}

/** Everything that is wrong with a form, above it, each line leading to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors, formError, labels }: ErrorSummaryProps) {
  const t = useTranslations('ui')
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [errors, formError])
  const fields = Object.entries(errors)
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded border-2 border-bad bg-bad-soft p-4">
      <p className="font-semibold">{formError ?? t('errorSummary.title', { count: fields.length })}</p>
      {fields.length > 0 && (
        <ul className="mt-2 list-disc pl-5">
          {fields.map(([field, message]) => (
            <li key={field} className="py-1">
              <a href={`#${field}`} onClick={(event) => goToField(event, field)} className="text-bad underline underline-offset-4">
                {labels[field] ? t('errorSummary.item', { label: labels[field], message }) : message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** To the field itself, not only to its place; a folded part that hides it is opened. */
function goToField(event: MouseEvent, field: string) {
  const input = document.getElementById(field)
  if (!input) return
  event.preventDefault()
  for (let fold = input.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
  input.scrollIntoView({ block: 'center' })
  input.focus({ preventScroll: true })
}
