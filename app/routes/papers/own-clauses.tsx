import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { OwnClausesForm } from '~/papers/components/own-clauses-form'
import { ownClausesSchema } from '~/papers/own-clauses.schema'
import { readOwnClauses, setOwnClauses } from '~/papers/own-clauses.server'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['papers', 'errors'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'papers', 'ownClauses.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ organisation: await readOwnClauses(context, args.params.slug ?? ''), formKey: newFormKey() }))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: ownClausesSchema,
    async run(context, { clauses }) {
      const slug = args.params.slug ?? ''
      await setOwnClauses(context, slug, clauses)
      return { location: `/associations/${slug}/convention`, flash: { key: 'clauses_saved' } }
    },
  })

export default function OwnClauses() {
  const { organisation, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('papers.ownClauses')
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} back={{ to: `/associations/${organisation.slug}`, label: organisation.name }} lead={t('lead')} />
      <OwnClausesForm clauses={organisation.loanClauses} formKey={formKey} />
    </div>
  )
}
