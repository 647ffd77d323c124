import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { AnswerReport } from '~/loans/components/answer-report'
import { HandoverForm } from '~/loans/components/handover-form'
import { KeptSending } from '~/loans/components/kept-sending'
import { ReturnForm } from '~/loans/components/return-form'
import { readAgain, sendKept } from '~/loans/components/send-kept'
import { answerAsGuest } from '~/loans/guest-forms.server'
import { guestPage } from '~/loans/guest-page.server'
import { useTranslations } from '~/messages/intl'
import { Disclosure } from '~/ui/disclosure'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['loans', 'reports'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'reports', 'title') }, { name: 'robots', content: 'noindex' }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ page: await guestPage(context, args.params.token ?? ''), formKey: newFormKey() }))

export const action = (args: ActionFunctionArgs) => answerAsGuest(args, args.params.token ?? '')

export const clientAction = sendKept
export const shouldRevalidate = readAgain

export default function GuestOfLoan() {
  const { page, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('reports')
  if (!page) return <EmptyState title={t('guest.over')}><p>{t('guest.overHint')}</p></EmptyState>
  const { loan, step, name, side, toAnswer } = page
  const Form = step === 'hand_over' ? HandoverForm : ReturnForm
  const title = t(step === 'hand_over' ? 'guest.handover' : 'guest.return')
  const form = loan.open ? <Form loan={loan} formKey={formKey} guest /> : <p>{t('guest.nothing')}</p>
  return (
    <>
      <PageHeader title={t('guest.page', { reference: loan.reference, path: loan.path })} lead={t('guest.for', { side, name })} />
      <div className="flex max-w-prose flex-col gap-8">
        {toAnswer.map((report) => <AnswerReport key={report.id} report={report} loan={loan} guest />)}
        {/* One thing after the other: what is to be confirmed comes before what comes back. */}
        <KeptSending keeper={loan.keeper}>{toAnswer.length > 0 ? <Disclosure summary={title}>{form}</Disclosure> : <Section title={title}>{form}</Section>}</KeptSending>
      </div>
    </>
  )
}
