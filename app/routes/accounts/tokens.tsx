import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { newTokenSchema, revokeTokenSchema } from '~/accounts/access-tokens.schema'
import { createAccessToken, livingTokens, revokeAccessToken } from '~/accounts/access-tokens.server'
import { authorize } from '~/accounts/authorize'
import { AccessTokenList } from '~/accounts/components/access-token-list'
import { NewTokenForm } from '~/accounts/components/new-token-form'
import { EmptyState } from '~/ui/empty-state'
import { TextField } from '~/ui/fields'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { TextLink } from '~/ui/text-link'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest, type RequestContext } from '~/web/request-context.server'

export const handle = { messages: ['tokens'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'tokens', 'title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    authorize(context.viewer, 'account.own')
    return { formKey: newFormKey(), tokens: await livingTokens(context) }
  })

const own = ({ viewer }: RequestContext) => authorize(viewer, 'account.own')

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  if (String(form.get('_form')).startsWith('revoke-'))
    return answerForm(args, context, form, {
      schema: revokeTokenSchema, authorize: own,
      run: async (within, input) => {
        await revokeAccessToken(within, input)
        return { location: '/compte/jetons', flash: { key: 'token_revoked' } }
      },
    })
  // The secret is in this one answer and nowhere else: the same form sent again finds the list without it.
  let created: { name: string; token: string } | null = null
  const answer = await answerForm(args, context, form, {
    schema: newTokenSchema, authorize: own,
    run: async (within, input) => {
      const { token } = await createAccessToken(within, input)
      created = { name: input.name, token }
      return { location: '/compte/jetons' }
    },
  })
  return created ? data({ ok: true as const, created: created as { name: string; token: string } }) : answer
}

export default function AccessTokens() {
  const { tokens, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTranslations('tokens')
  const created = answer && 'created' in answer ? answer.created : null
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/compte', label: t('back') }} />
      {created && (
        <Notice tone="success" title={t('created', { name: created.name })}>
          <p>{t('createdHelp')}</p>
          <TextField name="token" label={t('secret')} value={created.token} readOnly autoComplete="off" spellCheck={false} />
        </Notice>
      )}
      <Section title={t('new')}><NewTokenForm key={formKey} formKey={formKey} /></Section>
      <Section title={t('list')}>{tokens.length === 0 ? <EmptyState title={t('empty')} /> : <AccessTokenList tokens={tokens} />}</Section>
      <p className="mt-12"><TextLink to="/api/v1/openapi.json" reloadDocument>{t('documentation')}</TextLink></p>
    </>
  )
}
