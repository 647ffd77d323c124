import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { HandoverForm } from '~/loans/components/handover-form'
import { MovedOn } from '~/loans/components/moved-on'
import { handOverSchema } from '~/loans/loan-forms.schema'
import { loanStep } from '~/loans/loan-steps.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { PageHeader } from '~/ui/page-header'
import { formAction } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['loans'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'handover.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ loan: await loanStep(context, args.params.id ?? '', 'hand_over') }))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: handOverSchema,
    async run(context, input) {
      const loanId = args.params.id ?? ''
      const { state } = await handOverLoan(context, { ...input, loanId })
      return { location: `/prets/${loanId}`, flash: { key: state === 'closed' ? 'loan_given' : 'loan_handed_over' } }
    },
  })

/** A refusal because the loan has moved on shows where it is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function Handover() {
  const { loan } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  return (
    <>
      <PageHeader title={t('handover.title')} back={{ to: `/prets/${loan.id}`, label: t('page.back', { reference: loan.reference }) }} lead={t('handover.lead')} />
      {loan.open ? <HandoverForm loan={loan} /> : <MovedOn loanId={loan.id} state={loan.state} />}
    </>
  )
}
