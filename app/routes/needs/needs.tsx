import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { NeedRow } from '~/needs/components/need-row'
import { NeedsFilter } from '~/needs/components/needs-filter'
import { NeedsEmpty } from '~/needs/components/needs-empty'
import { NeedsTabs } from '~/needs/components/needs-tabs'
import { needsList } from '~/needs/needs-list.server'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { TextLink } from '~/ui/text-link'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['needs'] }
export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: pageTitle(matches, 'needs', 'list.title') },
  { name: 'description', content: pageTitle(matches, 'needs', 'list.description') },
]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => needsList(context, new URL(args.request.url).searchParams))

/** `/besoins`: who needs what, and can I help? */
export default function Needs() {
  const list = useLoaderData<typeof loader>()
  const t = useTranslations('needs.list')
  const { view, category, commune, soonest } = list
  const hrefOf = (changes: Record<string, string>) => {
    const query = Object.entries({ voir: VIEW_SLUGS[view], categorie: category, commune, tri: soonest ? 'date' : '', ...changes }).filter(([, value]) => value !== '')
    return `/besoins${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<ButtonLink to="/besoins/nouveau" icon="plus">{t('new')}</ButtonLink>} />
      {list.hasAssociation && <NeedsTabs view={view} fittingCount={list.fittingCount} />}
      {view === 'all' && <NeedsFilter list={list} hrefOf={hrefOf} />}
      {list.items.length === 0 ? <NeedsEmpty view={view} filtered={category !== '' || commune !== ''} /> : (
        <>
          <p className="text-ink-soft">{t(`count.${view}`, { count: list.total })}</p>
          <ul className="mt-2 divide-y divide-line border-t border-line">{list.items.map((need) => <NeedRow key={need.id} need={need} own={view === 'own'} />)}</ul>
        </>
      )}
      <Pagination page={list.page} pageCount={list.pageCount} hrefOf={(page) => hrefOf({ page: page > 1 ? String(page) : '' })} />
      <p className="mt-10"><TextLink to="/recherches" className="inline-flex min-h-tap items-center">{t('searches')}</TextLink></p>
    </>
  )
}

const VIEW_SLUGS = { all: '', fitting: 'aider', own: 'miens' } as const
