import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { Messages } from '~/loans/components/messages'
import { conversationPage } from '~/loans/conversation-page.server'
import { answerQuestion } from '~/loans/conversations.server'
import { messageSchema } from '~/loans/loan-forms.schema'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['loans'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'loans', 'question.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ conversation: await conversationPage(context, args.params.id ?? ''), formKey: newFormKey() }))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: messageSchema,
    limit: ({ viewer }) => ['contact', `message ${viewer.personId}`],
    async run(context, { body }) {
      const { conversationId } = await answerQuestion(context, { conversationId: args.params.id ?? '', body })
      return { location: `/questions/${conversationId}`, flash: { key: 'message_sent' } }
    },
  })

export default function Conversation() {
  const { conversation, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  const { listing, partner, side } = conversation
  return (
    <div className="max-w-prose">
      <PageHeader
        title={t('question.with', { partner })} back={{ to: '/prets', label: t('inbox.title') }} lead={listing && t('question.about', { title: listing.title })}
        actions={listing && <ButtonLink to={`/annonces/${listing.id}`} variant="secondary">{t(side === 'borrower' ? 'question.request' : 'question.listing')}</ButtonLink>}
      />
      <Messages messages={conversation.messages} side={side} formKey={formKey} label={t('message.to', { partner })} />
    </div>
  )
}
