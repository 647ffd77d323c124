import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { registerSchema } from '~/accounts/accounts.schema'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { PasswordField } from '~/accounts/components/password-field'
import { pendingAccountCookie } from '~/accounts/pending-account.server'
import { register } from '~/accounts/register.server'
import { cookieHeaders } from '~/accounts/start-session.server'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { TextLink } from '~/ui/text-link'
import { formAction } from '~/web/form-action.server'
import { pageLoader, safePath } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { shown, useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'register.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const next = safePath(new URL(args.request.url).searchParams.get('suite'), '/')
    if (context.signedIn) throw redirect(next)
    return { next }
  })

export function action(args: ActionFunctionArgs) {
  const cookies: string[] = []
  return formAction(args, {
    anonymous: true,
    schema: registerSchema,
    run: async (context, input) => {
      const { proof } = await register(context, input)
      cookies.push(pendingAccountCookie({ email: input.email, proof, next: safePath(input.suite, '/') }, context.services.secureCookies))
      return { location: '/confirmer-adresse' }
    },
    headers: () => cookieHeaders(cookies),
  })
}

export default function Register() {
  const { next } = useLoaderData<typeof loader>()
  const t = useTranslations('accounts')
  const failure = useFormFailure()
  const labels = { name: t('fields.name'), email: t('fields.email'), phone: t('fields.phone'), password: t('fields.password') }
  const field = (name: 'name' | 'email' | 'phone') => ({ name, label: labels[name], error: failure.errors[name], defaultValue: shown(failure.values, name) })
  return (
    <NarrowPage>
      <PageHeader title={t('register.title')} lead={t('register.lead')} />
      <SiteForm failure={failure} labels={labels}>
        <input type="hidden" name="suite" value={next} />
        <TextField {...field('name')} autoComplete="name" required />
        <TextField {...field('email')} type="email" autoComplete="email" hint={t('register.emailHint')} required />
        <TextField {...field('phone')} type="tel" autoComplete="tel" hint={t('register.phoneHint')} optionalLabel />
        <PasswordField name="password" label={labels.password} autoComplete="new-password" hint={t('password.hint')} error={failure.errors.password} />
        <div><Button>{t('register.submit')}</Button></div>
      </SiteForm>
      <p className="mt-8">{t('register.known')} <TextLink to={`/connexion?suite=${encodeURIComponent(next)}`}>{t('signIn.title')}</TextLink></p>
    </NarrowPage>
  )
}
