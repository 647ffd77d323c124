import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { MovedOn } from '~/loans/components/moved-on'
import { ReturnForm } from '~/loans/components/return-form'
import { returnSchema } from '~/loans/loan-forms.schema'
import { loanStep } from '~/loans/loan-steps.server'
import { returnLoan } from '~/loans/return-loan.server'
import { PageHeader } from '~/ui/page-header'
import { formAction } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['loans'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'return.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ loan: await loanStep(context, args.params.id ?? '', 'return') }))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: returnSchema,
    async run(context, input) {
      const loanId = args.params.id ?? ''
      const { complete } = await returnLoan(context, { ...input, loanId })
      return { location: `/prets/${loanId}`, flash: { key: complete ? 'loan_returned' : 'loan_returned_part' } }
    },
  })

/** A refusal because the loan has moved on shows where it is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

export default function Return() {
  const { loan } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  return (
    <>
      <PageHeader title={t('return.title')} back={{ to: `/prets/${loan.id}`, label: t('page.back', { reference: loan.reference }) }} lead={t('return.lead')} />
      {loan.open ? <ReturnForm loan={loan} /> : <MovedOn loanId={loan.id} state={loan.state} />}
    </>
  )
}
