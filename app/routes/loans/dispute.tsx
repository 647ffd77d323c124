import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { DisputeView } from '~/disputes/components/dispute-view'
import { OpenForm } from '~/disputes/components/open-form'
import { DISPUTE_FORMS, isDisputeForm } from '~/disputes/dispute-forms.server'
import { disputePage } from '~/disputes/dispute-page.server'
import { LoanReports } from '~/loans/components/loan-reports'
import { notFound } from '~/platform/errors'
import { Disclosure } from '~/ui/disclosure'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { StateTag, type StateTone } from '~/ui/state-tag'
import { answerForm, type FormFailure, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['disputes', 'reports'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'disputes', 'title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ page: await disputePage(context, args.params.id ?? ''), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const name = form.get('_form')
  if (!isDisputeForm(name)) return answerForm(args, context, form, { schema: DISPUTE_FORMS.withdraw('').schema, run: async () => Promise.reject(notFound()) })
  // The forms differ in their values alone; each is whole in the table.
  return answerForm(args, context, form, DISPUTE_FORMS[name](args.params.id ?? '') as ReturnType<typeof DISPUTE_FORMS.withdraw>)
}

/** A refusal because the other side was quicker shows where the litige is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

const TONES = { open: 'wait', raised: 'bad', agreed: 'good', withdrawn: 'neutral' } as const satisfies Record<string, StateTone>

export default function Dispute() {
  const { page, formKey } = useLoaderData<typeof loader>()
  const failure = useActionData<FormFailure>()
  const t = useTranslations('disputes')
  const reports = useTranslations('reports')
  const [newest, ...before] = page.disputes
  const opening = page.opening && <Opening page={page} formKey={formKey} />
  return (
    <>
      <PageHeader title={page.side === null ? t('titleDesk', page.names) : t(newest ? 'titleOpen' : 'title')} back={{ to: `/prets/${page.id}`, label: t('back') }} lead={newest ? <StateTag tone={TONES[newest.state]}>{t(`state.${newest.state}`)}</StateTag> : t('lead')} />
      {(failure?.code === 'dispute_moved' || failure?.code === 'dispute_live') && <div className="mb-6 max-w-4xl" role="alert"><Notice tone="warning" title={failure.formError} /></div>}
      <div className="flex max-w-4xl flex-col gap-12">
        {newest ? <DisputeView page={page} dispute={newest} formKey={formKey} /> : opening}
        {page.reports.length > 0 && <Section title={reports('title')} className="!mt-0"><LoanReports loan={page} /></Section>}
        {(before.length > 0 || (newest && page.opening === 'open')) && (
          <div>
            {newest && page.opening === 'open' && <Disclosure summary={t('opening.again')} open={failure?.form === 'open'}>{opening}</Disclosure>}
            {before.map((dispute) => (
              <Disclosure key={dispute.id} summary={t(`state.${dispute.state}`)}><DisputeView page={page} dispute={dispute} formKey={formKey} /></Disclosure>
            ))}
          </div>
        )}
      </div>
    </>
  )
}

function Opening({ page, formKey }: { page: ReturnType<typeof useLoaderData<typeof loader>>['page']; formKey: string }) {
  const t = useTranslations('disputes')
  if (page.opening === null) return null
  return page.opening === 'open' ? <OpenForm lines={page.lines} formKey={formKey} /> : <p className="max-w-prose">{t(`opening.${page.opening}`, { days: page.openFor })}</p>
}
