import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { HandoverForm } from '~/loans/components/handover-form'
import { KeptSending } from '~/loans/components/kept-sending'
import { MovedOn } from '~/loans/components/moved-on'
import { readAgain, sendKept } from '~/loans/components/send-kept'
import { loanStep } from '~/loans/loan-steps.server'
import { answerStep } from '~/loans/step-form.server'
import { PageHeader } from '~/ui/page-header'
import { newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['loans', 'reports'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: pageTitle(matches, 'loans', 'handover.title', { path: data?.loan.path }) }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ loan: await loanStep(context, args.params.id ?? '', 'hand_over'), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const loanId = args.params.id ?? ''
  return answerStep(args, await openRequest(args), { loanId, step: 'hand_over', location: `/prets/${loanId}` })
}

export const clientAction = sendKept
export const shouldRevalidate = readAgain

export default function Handover() {
  const { loan, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  return (
    <>
      <PageHeader title={t(loan.more ? 'handover.titleMore' : 'handover.title', { path: loan.path })} back={{ to: `/prets/${loan.id}`, label: t('page.back', { reference: loan.reference, path: loan.path }) }} lead={t('handover.lead', { path: loan.path })} />
      <KeptSending keeper={loan.keeper}>{loan.open ? <HandoverForm loan={loan} formKey={formKey} /> : <MovedOn loan={loan} />}</KeptSending>
    </>
  )
}
