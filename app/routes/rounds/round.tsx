import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { formatDay } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { StopCard } from '~/rounds/components/stop-card'
import { roundPage } from '~/rounds/round-page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['rounds'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'rounds', 'title') }, { name: 'robots', content: 'noindex' }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ token: args.params.token ?? '', round: await roundPage(context, args.params.token ?? '') }))

export default function Round() {
  const { token, round } = useLoaderData<typeof loader>()
  const t = useTranslations('rounds')
  const locale = useLocale()
  if (!round) return <EmptyState title={t('linkOver')}><p>{t('linkOverHint')}</p></EmptyState>
  const { association, driver, date, count, stops } = round
  const next = stops.find(({ open, doneAt, missed }) => open && !doneAt && !missed)
  return (
    <>
      <PageHeader title={t('drive', { day: formatDay(date, locale) })} lead={t('for', { driver, association, count })} />
      <ol className="max-w-prose">
        {stops.map((stop) => (
          <li key={stop.id} className="flex gap-4 border-b border-line py-5 print:break-inside-avoid">
            <span className="text-2xl font-semibold text-ink-soft">{stop.number}</span>
            <div className="flex min-w-0 flex-1 flex-col gap-3">
              <StopCard stop={stop} />
              {stop.open && (
                <ButtonLink to={`/tournees/${token}/${stop.id}`} variant={stop === next ? 'primary' : 'secondary'} icon="check" className="self-start print:hidden">
                  {t('note')}<span className="sr-only"> ({t('stop', { number: stop.number })})</span>
                </ButtonLink>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
