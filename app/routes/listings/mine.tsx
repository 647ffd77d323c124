import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { MyListingRow } from '~/listings/components/my-listing-row'
import { LISTING_TABS, myListings } from '~/listings/my-listings.server'
import { pageNumber } from '~/platform/paging'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { Tabs } from '~/ui/tabs'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['listings'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'listings', 'mine.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const search = new URL(args.request.url).searchParams
    return { ...(await myListings(context, search.get('etat'), pageNumber(search))), tabs: [...LISTING_TABS] }
  })

const address = (tab: string, page = 1) => `/mes-annonces?etat=${tab}${page > 1 ? `&page=${page}` : ''}`

export default function MyListings() {
  const { items, tab, tabs, counts, page, pageCount, association, verified } = useLoaderData<typeof loader>()
  const t = useTranslations('listings')
  const newListing = <ButtonLink to="/annonces/nouvelle" icon="plus">{t('mine.new')}</ButtonLink>
  const none = tabs.every((status) => counts[status] === 0)
  return (
    <>
      <PageHeader title={t('mine.title')} lead={t('mine.lead', { association })} {...(!none && { actions: newListing })} />
      {!verified && <div className="mb-6"><Notice tone="info">{t('mine.notVerified')}</Notice></div>}
      {none ? (
        <EmptyState title={t('mine.noneTitle')} action={newListing}>{t('mine.none')}</EmptyState>
      ) : (
        <>
          <Tabs label={t('mine.tabs')} items={tabs.map((status) => ({ to: address(status), label: t(`status.${status}`), count: counts[status], current: status === tab }))} />
          {items.length === 0 && <p className="text-ink-soft">{t('mine.emptyTab')}</p>}
          <ul className="flex flex-col">{items.map((listing) => <MyListingRow key={listing.id} listing={listing} canPublish={verified} />)}</ul>
          <Pagination page={page} pageCount={pageCount} hrefOf={(number) => address(tab, number)} />
        </>
      )}
    </>
  )
}
