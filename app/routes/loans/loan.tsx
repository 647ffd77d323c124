import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { DisputeNotice, OpenDisputeLink } from '~/disputes/components/loan-dispute'
import { loanDispute } from '~/disputes/loan-dispute.server'
import { AnswerReport } from '~/loans/components/answer-report'
import { LoanCode } from '~/loans/components/loan-code'
import { LoanContacts } from '~/loans/components/loan-contacts'
import { LoanDeposit } from '~/loans/components/loan-deposit'
import { LoanDetails } from '~/loans/components/loan-details'
import { LoanFrise } from '~/loans/components/loan-frise'
import { LoanReports } from '~/loans/components/loan-reports'
import { LoanStateTag } from '~/loans/components/loan-state-tag'
import { LoanStory } from '~/loans/components/loan-story'
import { LoanThanks } from '~/loans/components/loan-thanks'
import { Messages } from '~/loans/components/messages'
import { CancelLoan, NextStepPanel } from '~/loans/components/next-step-panel'
import { partnerName } from '~/loans/components/partner-name'
import { ProposeTerms } from '~/loans/components/propose-terms'
import { loanGuests } from '~/loans/loan-guests.server'
import { isLoanForm, LOAN_FORMS } from '~/loans/loan-page-forms.server'
import { loanPage } from '~/loans/loan-page.server'
import { qrCode } from '~/loans/qr-code.server'
import { notFound } from '~/platform/errors'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { StateTag } from '~/ui/state-tag'
import { answerForm, type FormFailure, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['loans', 'reports', 'papers', 'disputes'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: titled(matches, data?.loan.lines[0]?.title ?? '') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const loan = await loanPage(context, args.params.id ?? '')
    return { loan, guests: await loanGuests(context, loan), dispute: await loanDispute(context, loan), qr: qrCode(`${context.services.env.publicUrl}/code/${loan.reference}`), formKey: newFormKey() }
  })

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
  const { loan, guests, dispute, qr, formKey } = useLoaderData<typeof loader>()
  const failure = useActionData<FormFailure>()
  const t = useTranslations('loans')
  const reports = useTranslations('reports')
  const [line] = loan.lines
  if (!line) return null
  const thanks = <Section title={reports('thanks.title')} className={loan.path === 'loan' ? '' : '!mt-0'}><LoanThanks loan={loan} /></Section>
  return (
    <>
      <PageHeader
        title={t('inbox.what', { quantity: line.accepted || line.asked, title: line.title, more: loan.lines.length - 1 })}
        back={{ to: '/prets', label: t('inbox.title') }}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <LoanStateTag state={loan.shown} path={loan.path} />
            {loan.unverified && <StateTag tone="wait">{t('unverified')}</StateTag>}
            {t(loan.side === 'lender' ? 'page.lentTo' : 'page.lentBy', { partner: partnerName(loan), path: loan.path })}
          </span>
        }
      />
      {failure?.code === 'wrong_state' && <div className="mb-6" role="alert"><Notice tone="warning" title={failure.formError} /></div>}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          <NextStepPanel loan={loan} />
          {/* Of a gift and of a helping hand, thanks are all that is left. */}
          {loan.mayThank && loan.path !== 'loan' && thanks}
          {(loan.state === 'handed_over' || loan.state === 'returned') && loan.reports.filter(({ toAnswer }) => toAnswer).map((report) => <AnswerReport key={report.id} report={report} loan={loan} />)}
          {dispute && <DisputeNotice loanId={loan.id} dispute={dispute} atTheDesk={loan.side === null} />}
          {loan.lines.map((each) => <LoanFrise key={each.id} line={each} loan={loan} />)}
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Section title={t('page.contacts')} className="!mt-0"><LoanContacts loan={loan} /></Section>
          {guests && loan.path !== 'help' && <Section title={reports('code.title', { path: loan.path })} className="!mt-0"><LoanCode loan={loan} qr={qr} guests={guests} /></Section>}
        </div>
        <div className="min-w-0">
          <Section title={t('page.details', { path: loan.path })}><LoanDetails loan={loan} /></Section>
          {loan.side && loan.path === 'loan' && loan.state !== 'pending' && (loan.deposit.asked > 0 || loan.deposit.held) && <Section id="caution" title={reports('deposit.title')}><LoanDeposit loan={loan} /></Section>}
          {loan.reports.length > 0 && <Section title={reports('titleOf', { path: loan.path })}><LoanReports loan={loan} /></Section>}
          {loan.mayThank && loan.path === 'loan' && thanks}
          {loan.conversation && loan.side && (
            <Section title={t('page.conversation')}>
              <Messages messages={loan.conversation.messages} over={loan.conversation.open ? null : t('message.over', { path: loan.path })} side={loan.side} formKey={formKey} label={t('message.to', { partner: partnerName(loan) })} />
            </Section>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          <Section title={t('page.story')}><LoanStory loan={loan} /></Section>
          <div>
            {loan.state !== 'pending' && <ProposeTerms loan={loan} />}
            <CancelLoan loan={loan} />
            {dispute && <OpenDisputeLink loanId={loan.id} dispute={dispute} />}
          </div>
        </div>
      </div>
    </>
  )
}
