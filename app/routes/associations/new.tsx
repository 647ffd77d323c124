import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { authorize } from '~/accounts/authorize'
import { readOwnContact } from '~/accounts/own-account.server'
import { newOrganisationSchema } from '~/associations/associations.schema'
import { OrganisationForm } from '~/associations/components/organisation-form'
import { createOrganisation } from '~/associations/create-organisation.server'
import { territoryCommunes } from '~/territory/communes.server'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['associations', 'errors'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'associations', 'new.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    authorize(context.viewer, 'association.create')
    return { communes: await territoryCommunes(context.db), suggested: await readOwnContact(context), formKey: newFormKey() }
  })

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: newOrganisationSchema,
    authorize: ({ viewer }) => authorize(viewer, 'association.create'),
    run: async (context, input) => {
      const { slug } = await createOrganisation(context, input, context.signedIn!.sessionId)
      return { location: `/associations/${slug}`, flash: { key: 'organisation_created', values: { name: input.name } } }
    },
  })

export default function NewAssociation() {
  const data = useLoaderData<typeof loader>()
  const t = useTranslations('associations')
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('new.title')} lead={t('new.lead')} />
      <OrganisationForm {...data} />
    </div>
  )
}
