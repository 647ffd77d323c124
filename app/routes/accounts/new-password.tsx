import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { resetByLinkSchema } from '~/accounts/accounts.schema'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { PasswordField } from '~/accounts/components/password-field'
import { resetByLink, resetLinkServes } from '~/accounts/new-password.server'
import { readPendingAccount } from '~/accounts/pending-account.server'
import { cookieHeaders, startSession } from '~/accounts/start-session.server'
import { Button, ButtonLink } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { formAction } from '~/web/form-action.server'
import { pageLoader, safePath } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'newPassword.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ db, now }) => ({ serves: await resetLinkServes(db, args.params.token ?? '', now) }))

export function action(args: ActionFunctionArgs) {
  const cookies: string[] = []
  return formAction(args, {
    anonymous: true,
    schema: resetByLinkSchema,
    run: async (context, { password }) => {
      cookies.push(...(await startSession(context, await resetByLink(context, { token: args.params.token ?? '', password }))))
      return { location: safePath(readPendingAccount(context.request).next, '/'), flash: { key: 'password_changed' } }
    },
    headers: () => cookieHeaders(cookies),
  })
}

export default function NewPassword() {
  const { serves } = useLoaderData<typeof loader>()
  const t = useTranslations('accounts')
  const failure = useFormFailure()
  const label = t('newPassword.label')
  return (
    <NarrowPage>
      <PageHeader title={t('newPassword.title')} lead={serves ? t('newPassword.lead') : t('newPassword.linkOver')} />
      {serves ? (
        <SiteForm failure={failure} labels={{ password: label }}>
          <PasswordField name="password" label={label} autoComplete="new-password" hint={t('password.hint')} error={failure.errors.password} />
          <div><Button>{t('newPassword.submit')}</Button></div>
        </SiteForm>
      ) : (
        <ButtonLink to="/mot-de-passe-oublie">{t('forgotten.submit')}</ButtonLink>
      )}
    </NarrowPage>
  )
}
