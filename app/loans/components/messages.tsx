import { useLocale, useNow, useTranslations } from '~/messages/intl'
import type { LoanSide } from 'prisma/generated/client'

import { formatDayTime } from '~/messages/format'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'

interface MessagesProps {
  messages: { id: string; side: LoanSide; body: string; at: Date; author: string }[]
  /** The side one is on. */
  side: LoanSide
  formKey: string
  label: string
  /** Why nothing more is written here; null while one may. */
  over?: string | null
}

/** What the two sides said to each other, and the field to go on. */
export function Messages({ messages, side, formKey, label, over = null }: MessagesProps) {
  const t = useTranslations('loans')
  const locale = useLocale()
  const now = useNow()
  const failure = useFormFailure('message')
  return (
    <div className="flex flex-col gap-5">
      {messages.length > 0 && (
        <ol className="flex flex-col gap-3">
          {messages.map((message) => (
            <li key={message.id} className={`max-w-[85%] rounded-lg px-4 py-3 ${message.side === side ? 'self-end bg-accent-soft' : 'self-start bg-sunken'}`}>
              <p className="whitespace-pre-line break-words">{message.body}</p>
              <p className="mt-1 text-sm text-ink-soft">{t('message.by', { author: message.author || t(`side.${message.side}`), at: formatDayTime(message.at, locale, now) })}</p>
            </li>
          ))}
        </ol>
      )}
      {over !== null ? (
        <p className="max-w-prose text-ink-soft">{over}</p>
      ) : (
        <SiteForm key={messages.length} name="message" formKey={formKey} failure={failure} labels={{ body: label }} className="flex flex-col gap-3">
          <TextArea name="body" label={label} required rows={3} maxLength={LIMITS.message} defaultValue={shown(failure.values, 'body')} error={failure.errors.body} />
          <div><Button variant="secondary">{t('message.send')}</Button></div>
        </SiteForm>
      )}
    </div>
  )
}
