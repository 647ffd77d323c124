import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { listingId } from '~/listings/listing-access.server'
import { askQuestion } from '~/loans/conversations.server'
import { listingToAskAbout } from '~/loans/listing-heading.server'
import { messageSchema } from '~/loans/loan-forms.schema'
import { LIMITS } from '~/loans/loan-limits'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { actingFor } from '~/web/request-context.server'
import { shown, useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['loans'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'question.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ listing: await listingToAskAbout(context, listingId(args.params.id)), formKey: newFormKey() }))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: messageSchema,
    authorize: ({ viewer }) => void actingFor(viewer),
    limit: ({ viewer }) => ['contact', `message ${viewer.personId}`],
    async run(context, { body }) {
      const { conversationId } = await askQuestion(context, { listingId: listingId(args.params.id), askerId: actingFor(context.viewer).organisationId, body })
      return { location: `/questions/${conversationId}`, flash: { key: 'question_sent' } }
    },
  })

export default function Question() {
  const { listing, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  const failure = useFormFailure()
  const label = t('question.yours', { lender: listing.organisation.name })
  return (
    <div className="max-w-prose">
      <PageHeader title={t('question.title')} back={{ to: `/annonces/${listing.id}`, label: listing.title }} lead={t('question.lead')} />
      <SiteForm formKey={formKey} failure={failure} labels={{ body: label }}>
        <TextArea name="body" label={label} required rows={5} maxLength={LIMITS.message} defaultValue={shown(failure.values, 'body')} error={failure.errors.body} />
        <div><Button>{t('question.send')}</Button></div>
      </SiteForm>
    </div>
  )
}
