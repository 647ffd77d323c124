import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { FeedPanel } from '~/calendars/components/feed-panel'
import { OutsideCalendar } from '~/calendars/components/outside-calendar'
import { sendListingCalendarForm } from '~/calendars/listing-calendar-forms.server'
import { listingCalendar } from '~/calendars/listing-calendar.server'
import { listingId } from '~/listings/listing-access.server'
import { useTranslations } from '~/messages/intl'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['calendars'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'calendars', 'listing.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => listingCalendar(context, listingId(args.params.id)))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const id = await pageLoader(args, async () => listingId(args.params.id))
  return sendListingCalendarForm(args, context, await readForm(args.request), id)
}

export default function ListingCalendar() {
  const { listing, feed, outside } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTranslations('calendars')
  return (
    <>
      <PageHeader title={t('listing.title')} lead={listing.title} back={{ to: `/annonces/${listing.id}`, label: t('listing.back') }} />
      <Section title={t('listing.subscribe')}>
        <p className="mb-4 max-w-prose">{t('listing.subscribeHelp')}</p>
        <FeedPanel title={listing.title} feed={feed} address={answer && 'created' in answer ? answer.created.address : null} />
      </Section>
      <Section title={t('outside.title')}>
        <p className="mb-4 max-w-prose">{t('outside.lead')}</p>
        <OutsideCalendar calendar={outside} nature={listing.nature} />
      </Section>
    </>
  )
}
