import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { newOrganisationSchema, verifiedOrganisationSchema } from '~/associations/associations.schema'
import { OrganisationForm } from '~/associations/components/organisation-form'
import { editOrganisation } from '~/associations/edit-organisation.server'
import { readOrganisationForm } from '~/associations/organisation-page.server'
import { territoryCommunes } from '~/territory/communes.server'
import { PageHeader } from '~/ui/page-header'
import { TextLink } from '~/ui/text-link'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['associations', 'errors'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: titled(matches, data?.organisation.name ?? '') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({
    organisation: await readOrganisationForm(context, args.params.slug ?? ''), communes: await territoryCommunes(context.db), formKey: newFormKey(),
  }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const slug = args.params.slug ?? ''
  const organisation = context.signedIn ? await pageLoader(args, () => readOrganisationForm(context, slug)) : null
  return answerForm(args, context, form, {
    schema: organisation?.identityFixed ? verifiedOrganisationSchema : newOrganisationSchema,
    run: async (context, input) => {
      await editOrganisation(context, organisation!.id, input)
      return { location: `/associations/${slug}`, flash: { key: 'organisation_saved' } }
    },
  })
}

export default function EditAssociation() {
  const { organisation, communes, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('associations')
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('edit.title')} back={{ to: `/associations/${organisation.slug}`, label: organisation.name }} />
      <OrganisationForm organisation={organisation} communes={communes} formKey={formKey} />
      <p className="mt-10"><TextLink to={`/associations/${organisation.slug}/convention`}>{t('edit.ownClauses')}</TextLink></p>
    </div>
  )
}
