import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { HandoverForm } from '~/loans/components/handover-form'
import { KeptSending } from '~/loans/components/kept-sending'
import { ReturnForm } from '~/loans/components/return-form'
import { readAgain, sendKept } from '~/loans/components/send-kept'
import { useTranslations } from '~/messages/intl'
import { MissedStop } from '~/rounds/components/missed-stop'
import { StopCard } from '~/rounds/components/stop-card'
import { stopPage } from '~/rounds/round-page.server'
import { answerAtStop } from '~/rounds/stop-forms.server'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['rounds', 'loans', 'reports'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'rounds', 'title') }, { name: 'robots', content: 'noindex' }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ token: args.params.token ?? '', page: await stopPage(context, args.params.token ?? '', args.params.stop ?? ''), formKey: newFormKey() }))

export const action = (args: ActionFunctionArgs) => answerAtStop(args, args.params.token ?? '', args.params.stop ?? '')

export const clientAction = sendKept
export const shouldRevalidate = readAgain

export default function Stop() {
  const { token, page, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('rounds')
  if (!page) return <EmptyState title={t('linkOver')}><p>{t('linkOverHint')}</p></EmptyState>
  const { stop, loan, step } = page
  const Form = step === 'hand_over' ? HandoverForm : ReturnForm
  return (
    <>
      <PageHeader title={t('stop', { number: stop.number })} back={{ to: `/tournees/${token}`, label: t('backToRound') }} lead={<StopCard stop={stop} />} />
      <div className="flex max-w-prose flex-col gap-8">
        <KeptSending keeper={loan.keeper}>{loan.open ? <Form loan={loan} formKey={formKey} guest /> : <p>{t('nothing')}</p>}</KeptSending>
        {loan.open && !stop.doneAt && <MissedStop />}
      </div>
    </>
  )
}
