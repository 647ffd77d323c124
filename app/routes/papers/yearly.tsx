import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { ProposeYearlyForm } from '~/papers/components/propose-yearly-form'
import { YearlyList } from '~/papers/components/yearly-list'
import { yearlyForms } from '~/papers/yearly-forms.server'
import { yearlyPage } from '~/papers/yearly-page.server'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { answerForm, type FormFailure, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['yearly'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'yearly', 'title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ ...(await yearlyPage(context, new URL(args.request.url).searchParams.get('avec'))), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  return answerForm(args, context, form, yearlyForms(form.get('_form')))
}

/** A refusal because somebody else has answered shows where it is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function Yearly() {
  const { agreements, mayPropose, partners, chosenId, suggested, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('yearly')
  const failure = useActionData<FormFailure>()
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} back={{ to: '/prets', label: t('back') }} lead={t('lead')} />
      {failure?.formError && failure.form !== 'propose' && <div role="alert" className="mb-6"><Notice tone="warning">{failure.formError}</Notice></div>}
      {agreements.length > 0 ? <YearlyList agreements={agreements} formKey={formKey} /> : <EmptyState title={t('empty.title')}><p>{t('empty.now')}</p></EmptyState>}
      {mayPropose && (
        <Section title={t('propose.title')} className="max-w-xl">
          {partners.length > 0 ? <ProposeYearlyForm partners={partners} chosenId={chosenId} suggested={suggested} formKey={formKey} /> : <p className="text-ink-soft">{t('propose.nobody')}</p>}
        </Section>
      )}
    </div>
  )
}
