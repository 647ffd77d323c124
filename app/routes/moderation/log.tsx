import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { DecisionList } from '~/moderation/components/decision-list'
import { DeskTabs } from '~/moderation/components/desk-tabs'
import { decisionLog } from '~/moderation/decision-log.server'
import { pageNumber } from '~/platform/paging'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['moderation'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'moderation', 'log.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({
    log: await decisionLog(context, pageNumber(new URL(args.request.url).searchParams)),
  }))

export default function DecisionLog() {
  const { log } = useLoaderData<typeof loader>()
  const t = useTranslations('moderation')
  return (
    <>
      <PageHeader title={t('log.title')} lead={t('log.lead')} />
      <DeskTabs current="log" />
      {log.items.length === 0 ? <EmptyState title={t('log.empty')} /> : <DecisionList decisions={log.items} withSubject />}
      <Pagination page={log.page} pageCount={log.pageCount} hrefOf={(page) => `/moderation/journal?page=${page}`} />
    </>
  )
}
