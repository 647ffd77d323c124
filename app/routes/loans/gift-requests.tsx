import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { listingId } from '~/listings/listing-access.server'
import { GiftRequest, PromisedGift } from '~/loans/components/gift-request'
import { GIFT_ORDERS, type GiftOrder } from '~/loans/gift-orders'
import { giftRequestsPage } from '~/loans/gift-requests-page.server'
import { promiseGiftSchema } from '~/loans/loan-forms.schema'
import { promiseGift } from '~/loans/promise-gift.server'
import { useTranslations } from '~/messages/intl'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'
import { formAction } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['gifts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'gifts', 'title') }]

const SLUGS: Record<GiftOrder, string> = { asked: 'demande', near: 'distance' }

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, (context) => {
    const sorted = new URL(args.request.url).searchParams.get('tri')
    return giftRequestsPage(context, listingId(args.params.id), sorted === SLUGS.near ? 'near' : 'asked')
  })

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: promiseGiftSchema,
    async run(context, input) {
      const id = listingId(args.params.id)
      await promiseGift(context, { ...input, listingId: id })
      return { location: `/annonces/${id}/demandes${new URL(args.request.url).search}`, flash: { key: 'loan_promised' } }
    },
  })

export default function GiftRequestsPage() {
  const { id, title, order, usable, left, requests, promised } = useLoaderData<typeof loader>()
  const t = useTranslations('gifts')
  const here = `/annonces/${id}/demandes`
  return (
    <>
      <PageHeader title={t('title')} back={{ to: `/annonces/${id}`, label: title }} lead={t('left', { left, usable })} />
      {requests.length > 1 && (
        <Tabs label={t('orders')} items={GIFT_ORDERS.map((each) => ({ to: each === 'asked' ? here : `${here}?tri=${SLUGS[each]}`, label: t(`order.${each}`), current: each === order }))} />
      )}
      {requests.length > 0 ? <ul>{requests.map((request) => <GiftRequest key={request.loanId} request={request} left={left} />)}</ul> : <EmptyState title={t('none')}><p>{t('noneNow')}</p></EmptyState>}
      {promised.length > 0 && <Section title={t('promised')}><ul>{promised.map((each) => <PromisedGift key={each.loanId} promised={each} />)}</ul></Section>}
    </>
  )
}
