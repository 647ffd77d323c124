import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'
import * as z from 'zod'

import { afterConfirmation, confirmingBrowser } from '~/accounts/after-confirmation.server'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { confirmationLinkServes, confirmByLink } from '~/accounts/confirm-email.server'
import { cookieHeaders } from '~/accounts/start-session.server'
import { Button, ButtonLink } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { formAction } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'confirm.title') }]

/** Mail programs open links by themselves: looking at the page confirms nothing. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ db, now }) => ({ serves: await confirmationLinkServes(db, args.params.token ?? '', now) }))

export function action(args: ActionFunctionArgs) {
  const cookies: string[] = []
  return formAction(args, {
    anonymous: true,
    schema: z.object({}),
    run: async (context) => {
      const confirmed = await afterConfirmation(context, await confirmByLink(context, { token: args.params.token ?? '', browser: confirmingBrowser(context) }))
      cookies.push(...confirmed.cookies)
      return confirmed.outcome
    },
    headers: () => cookieHeaders(cookies),
  })
}

export default function ConfirmEmailLink() {
  const { serves } = useLoaderData<typeof loader>()
  const t = useTranslations('accounts')
  const failure = useFormFailure()
  return (
    <NarrowPage>
      <PageHeader title={t('confirm.title')} lead={serves ? t('confirm.linkLead') : t('confirm.linkOver')} />
      {serves ? (
        <SiteForm failure={failure}><div><Button>{t('confirm.linkSubmit')}</Button></div></SiteForm>
      ) : (
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/connexion">{t('signIn.title')}</ButtonLink>
          <ButtonLink to="/confirmer-adresse" variant="secondary">{t('again.submit')}</ButtonLink>
        </div>
      )}
    </NarrowPage>
  )
}
