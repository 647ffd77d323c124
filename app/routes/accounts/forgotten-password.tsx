import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { askSecretSchema, resetByCodeSchema } from '~/accounts/accounts.schema'
import { CodeField } from '~/accounts/components/code-field'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { PasswordField } from '~/accounts/components/password-field'
import { SendAgain } from '~/accounts/components/send-again'
import { resetByCode } from '~/accounts/new-password.server'
import { pendingAccountCookie, readPendingAccount } from '~/accounts/pending-account.server'
import { sendSecret } from '~/accounts/send-secret.server'
import { cookieHeaders, startSession } from '~/accounts/start-session.server'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { answerForm } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'
import { shown, useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'forgotten.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ request, signedIn }) => ({
    sent: new URL(request.url).searchParams.has('code'),
    email: signedIn?.person.email ?? readPendingAccount(request).email,
  }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const cookies: string[] = []
  const headers = () => cookieHeaders(cookies)
  if (form.get('_form') === 'code')
    return answerForm(args, context, form, {
      anonymous: true,
      schema: resetByCodeSchema,
      run: async (context, input) => {
        cookies.push(...(await startSession(context, await resetByCode(context, input))))
        return { location: '/', flash: { key: 'password_changed' } }
      },
      headers,
    })
  const again = form.get('_form') === 'again'
  return answerForm(args, context, form, {
    anonymous: true,
    schema: askSecretSchema,
    run: async (context, { email }) => {
      await sendSecret(context, { email, purpose: 'reset_password' })
      cookies.push(pendingAccountCookie({ email, proof: null, next: null }, context.services.secureCookies))
      return { location: '/mot-de-passe-oublie?code', ...(again && { flash: { key: 'sent_again' } }) }
    },
    headers,
  })
}

export default function ForgottenPassword() {
  const { sent, email } = useLoaderData<typeof loader>()
  return <NarrowPage>{sent ? <ChooseByCode email={email} /> : <Ask email={email} />}</NarrowPage>
}

function Ask({ email }: { email: string }) {
  const t = useTranslations('accounts')
  const failure = useFormFailure('ask')
  const labels = { email: t('fields.email') }
  return (
    <>
      <PageHeader title={t('forgotten.title')} lead={t('forgotten.lead')} back={{ to: '/connexion', label: t('signIn.title') }} />
      <SiteForm name="ask" failure={failure} labels={labels}>
        <TextField name="email" label={labels.email} type="email" autoComplete="email" error={failure.errors.email} defaultValue={shown(failure.values, 'email', email)} required />
        <div><Button>{t('forgotten.submit')}</Button></div>
      </SiteForm>
    </>
  )
}

function ChooseByCode({ email }: { email: string }) {
  const t = useTranslations('accounts')
  const failure = useFormFailure('code')
  const labels = { email: t('fields.email'), code: t('code.label'), password: t('newPassword.label') }
  return (
    <>
      <PageHeader title={t('newPassword.title')} lead={email ? t('forgotten.sentTo', { email }) : t('forgotten.sent')} />
      <SiteForm name="code" failure={failure} labels={labels} action="/mot-de-passe-oublie?code">
        {email ? <input type="hidden" name="email" value={email} /> : (
          <TextField name="email" label={labels.email} type="email" autoComplete="email" error={failure.errors.email} defaultValue={shown(failure.values, 'email')} required />
        )}
        <CodeField error={failure.errors.code} defaultValue={shown(failure.values, 'code')} />
        <PasswordField name="password" label={labels.password} autoComplete="new-password" hint={t('password.hint')} error={failure.errors.password} />
        <div><Button>{t('newPassword.submit')}</Button></div>
      </SiteForm>
      <SendAgain email={email} />
    </>
  )
}
