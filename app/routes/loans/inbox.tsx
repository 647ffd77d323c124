import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { DisputeList } from '~/disputes/components/dispute-list'
import { disputeInbox } from '~/disputes/dispute-inbox.server'
import { CodeField } from '~/loans/components/code-field'
import { InboxRow } from '~/loans/components/inbox-row'
import { QuestionList } from '~/loans/components/question-list'
import { INBOX_TABS, type InboxTab, loanInbox } from '~/loans/loan-inbox.server'
import { pageNumber } from '~/platform/paging'
import { SeriesRow } from '~/series/components/series-row'
import { seriesInbox } from '~/series/series-inbox.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { Tabs } from '~/ui/tabs'
import { TextLink } from '~/ui/text-link'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['loans', 'reports', 'series', 'disputes'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'inbox.title') }]

const VIEWS: Record<string, InboxTab> = { 'a-traiter': 'todo', 'en-cours': 'live', termines: 'done' }
const slugOf = (tab: InboxTab) => Object.keys(VIEWS).find((slug) => VIEWS[slug] === tab)!

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const query = new URL(args.request.url).searchParams
    const asked = { tab: VIEWS[query.get('voir') ?? ''] ?? 'todo', page: pageNumber(query) }
    const [inbox, series, litiges] = await Promise.all([loanInbox(context, asked), seriesInbox(context, asked), disputeInbox(context, asked)])
    return { inbox, series, litiges, tabs: INBOX_TABS.map((tab) => ({ tab, slug: slugOf(tab) })) }
  })

export default function Inbox() {
  const { inbox, series, litiges, tabs } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  const slug = tabs.find((entry) => entry.tab === inbox.tab)!.slug
  return (
    <>
      <PageHeader
        title={t('inbox.title')}
        actions={
          <>
            <ButtonLink to="/planning" variant="secondary" icon="calendar">{t('inbox.planning')}</ButtonLink>
            <ButtonLink to="/compte/calendriers" variant="secondary">{t('inbox.subscribe')}</ButtonLink>
          </>
        }
      />
      <Tabs
        label={t('inbox.tabs')}
        items={tabs.map(({ tab, slug: to }) => ({ to: `/prets?voir=${to}`, label: t(`inbox.tab.${tab}`), current: tab === inbox.tab, ...(tab === 'todo' && { count: inbox.todoCount + series.todoCount + litiges.todoCount }) }))}
      />
      {inbox.tab !== 'done' && <CodeField />}
      <DisputeList disputes={litiges.disputes} />
      {inbox.tab === 'todo' && inbox.questions.length > 0 && <QuestionList questions={inbox.questions} />}
      {inbox.loans.length + series.rows.length + litiges.disputes.length > 0 ? (
        <ul>{series.rows.map((row) => <SeriesRow key={row.id} series={row} />)}{inbox.loans.map((loan) => <InboxRow key={loan.id} loan={loan} />)}</ul>
      ) : (
        <EmptyState title={t(`inbox.empty.${inbox.tab}.title`)} action={<ButtonLink to="/annonces" variant="secondary" icon="search">{t('inbox.search')}</ButtonLink>}>
          <p>{t(`inbox.empty.${inbox.tab}.now`)}</p>
          {inbox.tab === 'todo' && <p><Link to="/prets?voir=en-cours" className="underline underline-offset-4">{t('inbox.seeLive')}</Link></p>}
        </EmptyState>
      )}
      <p className="mt-8"><TextLink to="/conventions">{t('inbox.yearly')}</TextLink></p>
      <Pagination page={inbox.page} pageCount={Math.max(inbox.pageCount, inbox.page + (series.more ? 1 : 0))} hrefOf={(page) => `/prets?voir=${slug}&page=${page}`} />
    </>
  )
}
