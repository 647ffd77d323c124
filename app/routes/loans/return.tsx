import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

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

export default function Return() {
  const { loan } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  return (
    <>
      <PageHeader title={t('return.title')} back={{ to: `/prets/${loan.id}`, label: t('page.back', { reference: loan.reference }) }} lead={t('return.lead')} />
      <ReturnForm loan={loan} />
    </>
  )
}
