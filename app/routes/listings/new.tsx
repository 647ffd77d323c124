import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { authorize } from '~/accounts/authorize'
import { ListingEditor } from '~/listings/components/listing-editor'
import { newListingEditor } from '~/listings/listing-editor.server'
import { saveNewListing } from '~/listings/save-listing.server'
import { sendListingForm } from '~/listings/send-listing-form.server'
import { PageHeader } from '~/ui/page-header'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { actingFor } from '~/web/request-context.server'

export const handle = { messages: ['listings', 'listingEditor'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'listingEditor', 'newTitle') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, newListingEditor)

export const action = (args: ActionFunctionArgs) =>
  sendListingForm(args, {
    authorize: ({ viewer }) => authorize(viewer, 'listing.create', actingFor(viewer)),
    save: saveNewListing,
  })

export default function NewListing() {
  const page = useLoaderData<typeof loader>()
  const t = useTranslations('listingEditor')
  return (
    <>
      <PageHeader title={t('newTitle')} lead={t('newLead')} />
      <ListingEditor page={page} />
    </>
  )
}
