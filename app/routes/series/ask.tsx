import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'

import { listingId } from '~/listings/listing-access.server'
import { useTranslations } from '~/messages/intl'
import { parisMoment } from '~/platform/paris-time'
import { SeriesComposer } from '~/series/components/series-composer'
import { composeSeries } from '~/series/compose-series.server'
import { askSeriesForm } from '~/series/series-forms.server'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['series'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'series', 'title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({
    composer: await composeSeries(context, listingId(args.params.id), new URL(args.request.url).searchParams), today: parisMoment(context.now).day, formKey: newFormKey(),
  }))

export const action = (args: ActionFunctionArgs) => formAction(args, askSeriesForm(Number(args.params.id), new URL(args.request.url).searchParams))

/** A refusal because a date was promised meanwhile shows what is free now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function AskSeries() {
  const { composer, today, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('series')
  return (
    <>
      <PageHeader title={t('title')} back={{ to: `/annonces/${composer.listing.id}`, label: composer.listing.title }} lead={t('lead')} />
      <SeriesComposer composer={composer} today={today} formKey={formKey} />
    </>
  )
}
