import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { authorize } from '~/accounts/authorize'
import { DeskList } from '~/moderation/components/desk-row'
import { DeskTabs } from '~/moderation/components/desk-tabs'
import { ListingToModerateRow } from '~/moderation/components/listing-to-moderate-row'
import { hideListing } from '~/moderation/hide-listing.server'
import { listingsToModerate } from '~/moderation/listings-to-moderate.server'
import { hideListingSchema, showListingSchema } from '~/moderation/moderation.schema'
import { showListing } from '~/moderation/show-listing.server'
import { pageNumber } from '~/platform/paging'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { CheckboxField, TextField } from '~/ui/fields'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest, type RequestContext } from '~/web/request-context.server'

export const handle = { messages: ['moderation'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'moderation', 'listings.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const search = new URL(args.request.url).searchParams
    const text = (search.get('q') ?? '').replace(/\p{Cc}/gu, ' ').trim().slice(0, 100)
    const onlyHidden = search.has('masquees')
    return { text, onlyHidden, formKey: newFormKey(), listings: await listingsToModerate(context, { text, onlyHidden, page: pageNumber(search) }) }
  })

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const location = '/moderation/annonces' + new URL(args.request.url).search
  const mayTry = ({ viewer }: RequestContext) => authorize(viewer, 'desk.open', { anywhere: true })
  return String(form.get('_form')).startsWith('show-')
    ? answerForm(args, context, form, {
        schema: showListingSchema, authorize: mayTry,
        run: async (within, input) => {
          await showListing(within, input)
          return { location, flash: { key: 'desk_show' } }
        },
      })
    : answerForm(args, context, form, {
        schema: hideListingSchema, authorize: mayTry,
        run: async (within, input) => {
          await hideListing(within, input)
          return { location, flash: { key: 'desk_hide' } }
        },
      })
}

export default function ListingsAtTheDesk() {
  const { listings, text, onlyHidden, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('moderation')
  const hrefOf = (page: number) => `/moderation/annonces?${new URLSearchParams({ q: text, ...(onlyHidden && { masquees: '1' }), page: String(page) })}`
  return (
    <>
      <PageHeader title={t('listings.title')} lead={t('listings.lead')} />
      <DeskTabs current="listings" />
      <Form method="get" role="search" className="mb-8 flex flex-wrap items-end gap-x-6 gap-y-3">
        <TextField name="q" label={t('listings.search')} defaultValue={text} maxLength={100} className="grow basis-72" />
        <CheckboxField name="masquees" value="1" label={t('listings.onlyHidden')} defaultChecked={onlyHidden} />
        <Button variant="secondary" icon="search">{t('listings.find')}</Button>
      </Form>
      {listings.items.length === 0 ? (
        <EmptyState title={t('listings.empty.title')}>{t('listings.empty.body')}</EmptyState>
      ) : (
        <>
          <p className="mb-3 text-ink-soft">{t('listings.total', { count: listings.total })}</p>
          <DeskList>
            {listings.items.map((listing) => <ListingToModerateRow key={listing.id} listing={listing} formKey={formKey} />)}
          </DeskList>
        </>
      )}
      <Pagination page={listings.page} pageCount={listings.pageCount} hrefOf={hrefOf} />
    </>
  )
}
