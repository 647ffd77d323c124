import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { DeskList } from '~/moderation/components/desk-row'
import { DeskTabs } from '~/moderation/components/desk-tabs'
import { LoanToWatchRow } from '~/moderation/components/loan-to-watch-row'
import { OrganisationToVerifyRow } from '~/moderation/components/organisation-to-verify-row'
import { deskQueue } from '~/moderation/desk-queue.server'
import { pageNumber } from '~/platform/paging'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { Stat } from '~/ui/stat'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['moderation'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'moderation', 'queue.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({
    now: context.now,
    queue: await deskQueue(context, pageNumber(new URL(args.request.url).searchParams)),
  }))

export default function Desk() {
  const { queue, now } = useLoaderData<typeof loader>()
  const t = useTranslations('moderation')
  const { counts } = queue
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead')} />
      <DeskTabs current="queue" />
      {queue.total > 0 && (
        <div className="mb-8 flex flex-wrap gap-x-12 gap-y-4">
          <Stat value={counts.to_resolve} label={t('queue.counts.to_resolve', { count: counts.to_resolve })} />
          <Stat value={counts.overdue} label={t('queue.counts.overdue', { count: counts.overdue })} />
          <Stat value={counts.dispute} label={t('queue.counts.dispute', { count: counts.dispute })} />
          <Stat value={counts.to_verify} label={t('queue.counts.to_verify', { count: counts.to_verify })} />
        </div>
      )}
      {queue.items.length === 0 ? (
        <EmptyState title={t('queue.empty.title')}>{t('queue.empty.body')}</EmptyState>
      ) : (
        <DeskList>
          {queue.items.map((item) =>
            item.kind === 'to_verify' ? (
              <OrganisationToVerifyRow key={item.organisation.id} organisation={item.organisation} since={item.since} now={now} />
            ) : (
              <LoanToWatchRow key={item.loan.id} loan={item.loan} watch={item.kind} since={item.since} now={now} help />
            ),
          )}
        </DeskList>
      )}
      <Pagination page={queue.page} pageCount={queue.pageCount} hrefOf={(page) => `/moderation?page=${page}`} />
    </>
  )
}
