import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { DeskList } from '~/moderation/components/desk-row'
import { DeskTabs } from '~/moderation/components/desk-tabs'
import { LoanToWatchRow } from '~/moderation/components/loan-to-watch-row'
import { watchOf, WATCHES } from '~/moderation/watches'
import { watchLoans } from '~/moderation/loans-to-watch.server'
import { pageNumber } from '~/platform/paging'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['moderation'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'moderation', 'loans.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const search = new URL(args.request.url).searchParams
    const watch = watchOf(search.get('vue'))
    return { now: context.now, watch, loans: await watchLoans(context, watch, pageNumber(search)) }
  })

export default function WatchedLoans() {
  const { loans, watch, now } = useLoaderData<typeof loader>()
  const t = useTranslations('moderation')
  return (
    <>
      <PageHeader title={t('loans.title')} lead={t('loans.lead')} />
      <DeskTabs current="loans" />
      <nav aria-label={t('loans.views')} className="mb-6 flex flex-wrap gap-2">
        {WATCHES.map((view) => (
          <Chip key={view} to={`/moderation/prets?vue=${view}`} selected={view === watch}>{t('loans.view', { name: t(`watch.${view}`), count: loans.counts[view] })}</Chip>
        ))}
      </nav>
      {loans.items.length === 0 ? (
        <EmptyState title={t(`loans.empty.${watch}`)} />
      ) : (
        <>
          <p className="mb-4 max-w-prose text-ink-soft">{t(`watchHelp.${watch}`)}</p>
          <DeskList>
            {loans.items.map((loan) => <LoanToWatchRow key={loan.id} loan={loan} watch={watch} since={loan.since} now={now} />)}
          </DeskList>
        </>
      )}
      <Pagination page={loans.page} pageCount={loans.pageCount} hrefOf={(page) => `/moderation/prets?vue=${watch}&page=${page}`} />
    </>
  )
}
