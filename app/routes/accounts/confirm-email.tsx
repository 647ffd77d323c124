import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { askSecretSchema, confirmByCodeSchema } from '~/accounts/accounts.schema'
import { afterConfirmation, confirmingBrowser } from '~/accounts/after-confirmation.server'
import { CodeField } from '~/accounts/components/code-field'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { SendAgain } from '~/accounts/components/send-again'
import { confirmByCode } from '~/accounts/confirm-email.server'
import { pendingAccountCookie, readPendingAccount } from '~/accounts/pending-account.server'
import { sendSecret } from '~/accounts/send-secret.server'
import { cookieHeaders } from '~/accounts/start-session.server'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { answerForm } from '~/web/form-action.server'
import { pageLoader, safePath } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'
import { shown, useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'confirm.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ viewer, signedIn, request }) => {
    const pending = readPendingAccount(request)
    if (viewer.confirmed) throw redirect(safePath(pending.next, '/'))
    return { email: signedIn?.person.email ?? pending.email }
  })

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const pending = readPendingAccount(args.request)
  const cookies: string[] = []
  if (form.get('_form') === 'again')
    return answerForm(args, context, form, {
      anonymous: true,
      schema: askSecretSchema,
      run: async (context, { email }) => {
        await sendSecret(context, { email, purpose: 'confirm_email' })
        const proof = email === pending.email ? pending.proof : null
        cookies.push(pendingAccountCookie({ ...pending, email, proof }, context.services.secureCookies))
        return { location: '/confirmer-adresse', flash: { key: 'sent_again' } }
      },
      headers: () => cookieHeaders(cookies),
    })
  return answerForm(args, context, form, {
    anonymous: true,
    schema: confirmByCodeSchema,
    run: async (context, input) => {
      const confirmed = await afterConfirmation(context, await confirmByCode(context, { ...input, browser: confirmingBrowser(context) }))
      cookies.push(...confirmed.cookies)
      return confirmed.outcome
    },
    headers: () => cookieHeaders(cookies),
  })
}

export default function ConfirmEmail() {
  const { email } = useLoaderData<typeof loader>()
  const t = useTranslations('accounts')
  const failure = useFormFailure('code')
  const labels = { email: t('fields.email'), code: t('code.label') }
  return (
    <NarrowPage>
      <PageHeader title={t('confirm.title')} lead={email ? t('confirm.leadSent', { email }) : t('confirm.lead')} />
      <SiteForm name="code" failure={failure} labels={labels}>
        {email ? <input type="hidden" name="email" value={email} /> : (
          <TextField name="email" label={labels.email} type="email" autoComplete="email" error={failure.errors.email} defaultValue={shown(failure.values, 'email')} required />
        )}
        <CodeField error={failure.errors.code} defaultValue={shown(failure.values, 'code')} />
        <div><Button>{t('confirm.submit')}</Button></div>
      </SiteForm>
      <SendAgain email={email} />
    </NarrowPage>
  )
}
