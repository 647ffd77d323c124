import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { signInSchema } from '~/accounts/accounts.schema'
import { checkCredentials } from '~/accounts/check-credentials.server'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { PasswordField } from '~/accounts/components/password-field'
import { pendingAccountCookie, readPendingAccount } from '~/accounts/pending-account.server'
import { cookieHeaders, startSession } from '~/accounts/start-session.server'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { TextLink } from '~/ui/text-link'
import { readCookie } from '~/web/cookies.server'
import { formAction } from '~/web/form-action.server'
import { pageLoader, safePath } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { shown, useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'signIn.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const next = safePath(new URL(args.request.url).searchParams.get('suite'), '/')
    if (context.signedIn) throw redirect(next)
    return { next, email: readPendingAccount(args.request).email, draftKept: next !== '/' && readCookie(args.request, 'brouillon') !== null }
  })

export function action(args: ActionFunctionArgs) {
  const cookies: string[] = []
  return formAction(args, {
    anonymous: true,
    schema: signInSchema,
    run: async (context, input) => {
      const person = await checkCredentials(context, input)
      const next = safePath(input.suite, '/')
      cookies.push(...(await startSession(context, person.id)))
      if (person.confirmed) return { location: next }
      cookies.push(pendingAccountCookie({ email: input.email, proof: null, next }, context.services.secureCookies))
      return { location: '/confirmer-adresse' }
    },
    headers: () => cookieHeaders(cookies),
  })
}

export default function SignIn() {
  const { next, email, draftKept } = useLoaderData<typeof loader>()
  const t = useTranslations('accounts')
  const failure = useFormFailure()
  const labels = { email: t('fields.email'), password: t('fields.password') }
  return (
    <NarrowPage>
      <PageHeader title={t('signIn.title')} />
      {draftKept && <div className="mb-6"><Notice tone="info">{t('signIn.draftKept')}</Notice></div>}
      <SiteForm failure={failure} labels={labels}>
        <input type="hidden" name="suite" value={next} />
        <TextField name="email" label={labels.email} type="email" autoComplete="username" error={failure.errors.email} defaultValue={shown(failure.values, 'email', email)} required />
        <PasswordField name="password" label={labels.password} autoComplete="current-password" error={failure.errors.password} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button>{t('signIn.submit')}</Button>
          <TextLink to="/mot-de-passe-oublie" className="inline-flex min-h-tap items-center">{t('forgotten.title')}</TextLink>
        </div>
      </SiteForm>
      <p className="mt-8">{t('signIn.newHere')} <TextLink to={`/inscription?suite=${encodeURIComponent(next)}`}>{t('register.title')}</TextLink></p>
    </NarrowPage>
  )
}
