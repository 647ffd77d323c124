import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { formatDayTime } from '~/messages/format'
import { capturedMail } from '~/notifications/captured-mails.server'
import { linkedText } from '~/notifications/linked-text'
import { useRootData } from '~/root'
import { PageHeader } from '~/ui/page-header'
import { TextLink } from '~/ui/text-link'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'

export const handle = { messages: ['dev'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: titled(matches, data?.mail.subject ?? '') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ db, services }) => {
    const { text, ...mail } = await capturedMail(db, services.env, args.params.id ?? '')
    return { mail, parts: linkedText(text, services.env.publicUrl) }
  })

export default function Mail() {
  const { mail, parts } = useLoaderData<typeof loader>()
  const { locale, now } = useRootData()
  const t = useTranslations('dev.mails')
  return (
    <>
      <PageHeader
        title={mail.subject} back={{ to: '/dev/mails', label: t('title') }}
        lead={t('to', { recipient: mail.recipient, when: formatDayTime(new Date(mail.createdAt), locale, new Date(now)) })}
      />
      <div className="max-w-prose whitespace-pre-wrap break-words border-l-4 border-line pl-5">
        {parts.map((part, index) => (part.path ? <TextLink key={index} to={part.path} prefetch="none">{part.text}</TextLink> : part.text))}
      </div>
    </>
  )
}
