import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { ListingView } from '~/listings/components/listing-view'
import { listingId } from '~/listings/listing-access.server'
import { listingPage } from '~/listings/listing-page.server'
import { LOST_FORM, setLostForm } from '~/listings/set-lost-form.server'
import { wishOfAddress } from '~/listings/wish-of-address'
import { addToBasketForm } from '~/loans/basket-forms.server'
import { RequestBox } from '~/loans/components/request-box'
import { requestLoanForm } from '~/loans/request-loan-form.server'
import { wishFeedback } from '~/loans/wish-feedback.server'
import { parisMoment } from '~/platform/paris-time'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['listings', 'loans'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? [{ title: titled(matches, data.listing.title) }] : [])

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const listing = await listingPage(context, listingId(args.params.id))
    const { quantity = 1, start, ...wish } = wishOfAddress(new URL(args.request.url).searchParams)
    return {
      listing, formKey: newFormKey(), today: parisMoment(context.now).day,
      initial: { ...wish, quantity, ...(start && { start }) },
      feedback: start && listing.public ? await wishFeedback(context, listing.id, { ...wish, start, quantity }) : null,
    }
  })

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const id = listingId(args.params.id)
  if (form.get('_to') === 'basket') {
    // The key is of the request: another button of the same form does other work.
    form.delete('_key')
    return answerForm(args, context, form, addToBasketForm(id))
  }
  return form.get('_form') === LOST_FORM ? answerForm(args, context, form, setLostForm(id)) : answerForm(args, context, form, requestLoanForm(id, form.get('_to') === 'list'))
}

export default function Listing() {
  const { listing, formKey, today, initial, feedback } = useLoaderData<typeof loader>()
  const { id, nature, total, owner } = listing
  const request = owner?.canEdit ? null : <RequestBox listing={{ id, nature, usable: total }} {...{ formKey, today, initial, feedback }} />
  return <ListingView listing={listing} request={request} />
}
