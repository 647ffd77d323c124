import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { ListingEditor } from '~/listings/components/listing-editor'
import { authorizeListing, listingId, readAccess } from '~/listings/listing-access.server'
import { listingEditor } from '~/listings/listing-editor.server'
import { saveListing } from '~/listings/save-listing.server'
import { sendListingForm } from '~/listings/send-listing-form.server'
import { PageHeader } from '~/ui/page-header'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['listings', 'listingEditor'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'listingEditor', 'editTitle') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => listingEditor(context, listingId(args.params.id)))

export const action = (args: ActionFunctionArgs) =>
  sendListingForm(args, {
    authorize: async (context) => authorizeListing(context.viewer, 'listing.edit', await readAccess(context.db, listingId(args.params.id))),
    save: (context, input, publish) => saveListing(context, listingId(args.params.id), input, publish),
  })

export default function EditListing() {
  const page = useLoaderData<typeof loader>()
  const t = useTranslations('listingEditor')
  return (
    <>
      <PageHeader title={t('editTitle')} lead={page.listing?.title} back={{ to: `/annonces/${page.listing?.id}`, label: t('backToListing') }} />
      <ListingEditor key={page.listing?.id} page={page} />
    </>
  )
}
