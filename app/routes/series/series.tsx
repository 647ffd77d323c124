import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'

import { useLocale, useTranslations } from '~/messages/intl'
import { rhythmText } from '~/series/components/rhythm-text'
import { SeriesCourse } from '~/series/components/series-course'
import { SeriesDates } from '~/series/components/series-dates'
import { SeriesDetails } from '~/series/components/series-details'
import { SeriesNext } from '~/series/components/series-next'
import { SeriesStateTag } from '~/series/components/series-state-tag'
import { seriesForm } from '~/series/series-forms.server'
import { seriesPage } from '~/series/series-page.server'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { StateTag } from '~/ui/state-tag'
import { answerForm, type FormFailure, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['series'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'series', 'page.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ series: await seriesPage(context, args.params.id ?? ''), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  return answerForm(args, context, form, seriesForm(form.get('_form'), args.params.id ?? ''))
}

/** A refusal because the series, or what is free, has moved on shows where it is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function SeriesPage() {
  const { series, formKey } = useLoaderData<typeof loader>()
  const failure = useActionData<FormFailure>()
  const t = useTranslations('series')
  const locale = useLocale()
  const { side, lender, borrower } = series
  const partner = side === 'lender' ? t('page.lentTo', { partner: borrower.name }) : side === 'borrower' ? t('page.lentBy', { partner: lender.name }) : t('page.between', { lender: lender.name, borrower: borrower.name })
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('page.what', { title: series.listing.title, quantity: series.quantity })}
        back={{ to: '/prets', label: t('page.back') }}
        lead={
          <span className="flex flex-col gap-2">
            <span className="flex flex-wrap items-center gap-3">
              <SeriesStateTag state={series.shown} />
              {series.unverified && <StateTag tone="wait">{t('unverified')}</StateTag>}
              {partner}
            </span>
            <span className="text-ink">{rhythmText(t, series.wish, locale, series.lastDay)}</span>
          </span>
        }
      />
      {failure?.code === 'series_moved_on' && <div className="mb-6" role="alert"><Notice tone="warning" title={failure.formError} /></div>}
      <SeriesNext series={series} formKey={formKey} />
      {!series.mayAnswer && <Section title={t('page.dates')}><SeriesDates series={series} /></Section>}
      {(series.mayStop || series.mayChange) && <div className="mt-8"><SeriesCourse series={series} formKey={formKey} /></div>}
      <Section title={t('page.details')}><SeriesDetails series={series} /></Section>
    </div>
  )
}
