import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { LoanContacts } from '~/loans/components/loan-contacts'
import { LoanDetails } from '~/loans/components/loan-details'
import { LoanFrise } from '~/loans/components/loan-frise'
import { LoanStateTag } from '~/loans/components/loan-state-tag'
import { LoanStory } from '~/loans/components/loan-story'
import { Messages } from '~/loans/components/messages'
import { CancelLoan, NextStepPanel, partnerName } from '~/loans/components/next-step-panel'
import { isLoanForm, LOAN_FORMS } from '~/loans/loan-page-forms.server'
import { loanPage } from '~/loans/loan-page.server'
import { notFound } from '~/platform/errors'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { StateTag } from '~/ui/state-tag'
import { answerForm, type FormFailure, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['loans', 'papers'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'page.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ loan: await loanPage(context, args.params.id ?? ''), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const name = form.get('_form')
  if (!isLoanForm(name)) {
    return answerForm(args, context, form, { schema: LOAN_FORMS.close('').schema, run: async () => Promise.reject(notFound()) })
  }
  // The forms differ in their values alone; each is whole in the table.
  return answerForm(args, context, form, LOAN_FORMS[name](args.params.id ?? '') as ReturnType<typeof LOAN_FORMS.close>)
}

/** A refusal because the loan has moved on shows where it is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function LoanPage() {
  const { loan, formKey } = useLoaderData<typeof loader>()
  const failure = useActionData<FormFailure>()
  const t = useTranslations('loans')
  const [line] = loan.lines
  if (!line) return null
  return (
    <>
      <PageHeader
        title={t('inbox.what', { quantity: line.accepted || line.asked, title: line.title, more: loan.lines.length - 1 })}
        back={{ to: '/prets', label: t('inbox.title') }}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <LoanStateTag state={loan.shown} />
            {loan.unverified && <StateTag tone="wait">{t('unverified')}</StateTag>}
            {t(loan.side === 'lender' ? 'page.lentTo' : 'page.lentBy', { partner: partnerName(loan) })}
          </span>
        }
      />
      {failure?.code === 'wrong_state' && <div className="mb-6" role="alert"><Notice tone="warning" title={failure.formError} /></div>}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          <NextStepPanel loan={loan} />
          {loan.lines.map((each) => <LoanFrise key={each.id} line={each} loan={loan} />)}
        </div>
        <Section title={t('page.contacts')} className="min-w-0 !mt-0"><LoanContacts loan={loan} /></Section>
        <div className="min-w-0">
          <Section title={t('page.details')}><LoanDetails loan={loan} /></Section>
          {loan.conversation && loan.side && (
            <Section title={t('page.conversation')}>
              <Messages messages={loan.conversation} side={loan.side} formKey={formKey} label={t('message.to', { partner: partnerName(loan) })} />
            </Section>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          <Section title={t('page.story')}><LoanStory timeline={loan.timeline} /></Section>
          <CancelLoan loan={loan} />
        </div>
      </div>
    </>
  )
}
