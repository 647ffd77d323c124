import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { KeptSending } from '~/loans/components/kept-sending'
import { MovedOn } from '~/loans/components/moved-on'
import { ReturnForm } from '~/loans/components/return-form'
import { readAgain, sendKept } from '~/loans/components/send-kept'
import { loanStep } from '~/loans/loan-steps.server'
import { answerStep } from '~/loans/step-form.server'
import { PageHeader } from '~/ui/page-header'
import { newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['loans', 'reports'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'return.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ loan: await loanStep(context, args.params.id ?? '', 'return'), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const loanId = args.params.id ?? ''
  return answerStep(args, await openRequest(args), { loanId, step: 'return', location: `/prets/${loanId}` })
}

export const clientAction = sendKept
export const shouldRevalidate = readAgain

export default function Return() {
  const { loan, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  return (
    <>
      <PageHeader title={t('return.title')} back={{ to: `/prets/${loan.id}`, label: t('page.back', { reference: loan.reference, path: loan.path }) }} lead={t('return.lead')} />
      <KeptSending keeper={loan.keeper}>{loan.open ? <ReturnForm loan={loan} formKey={formKey} /> : <MovedOn loan={loan} />}</KeptSending>
    </>
  )
}
