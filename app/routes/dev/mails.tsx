import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { formatDayTime } from '~/messages/format'
import { capturedMails } from '~/notifications/captured-mails.server'
import { useRootData } from '~/root'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['dev'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'dev', 'mails.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ db, services }) => {
    const asked = Number(new URL(args.request.url).searchParams.get('page') ?? 1)
    const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1
    return { page, ...(await capturedMails(db, services.env, page)) }
  })

export default function Mails() {
  const { mails, page, pageCount } = useLoaderData<typeof loader>()
  const { locale, now } = useRootData()
  const t = useTranslations('dev.mails')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {mails.length === 0 && <EmptyState title={t('none')}>{t('noneWhat')}</EmptyState>}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link to={`/dev/mails/${mail.id}`} className="block py-3 hover:bg-sunken">
              <span className="block font-semibold">{mail.subject}</span>
              <span className="block break-words text-ink-soft">{t('to', { recipient: mail.recipient, when: formatDayTime(new Date(mail.createdAt), locale, new Date(now)) })}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Pagination page={page} pageCount={pageCount} hrefOf={(n) => `/dev/mails?page=${n}`} />
    </>
  )
}
