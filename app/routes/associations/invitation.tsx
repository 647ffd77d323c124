import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'
import * as z from 'zod'

import { authorize } from '~/accounts/authorize'
import { NarrowPage } from '~/accounts/components/narrow-page'
import { acceptInvitation, readInvitation } from '~/associations/invitations.server'
import { Button, ButtonLink } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['associations'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'associations', 'invitation.title') }]

/** Looking at an invitation takes up nothing. Its address is shown only to who is not signed in with it. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ db, now, viewer }) => {
    const invitation = await readInvitation(db, args.params.token ?? '', now)
    const status = !invitation ? 'over' : viewer.personId === null ? 'visitor' : viewer.email !== invitation.email ? 'other' : viewer.confirmed ? 'ready' : 'unconfirmed'
    return { status, path: `/invitation/${args.params.token}`, formKey: newFormKey(), name: invitation?.organisation.name ?? '', person: invitation?.invitedBy ?? '', role: invitation?.role ?? 'membre', email: invitation?.email ?? '' } as const
  })

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: z.object({}),
    authorize: ({ viewer }) => authorize(viewer, 'account.own'),
    run: async (context) => {
      const { slug, name } = await acceptInvitation(context, { token: args.params.token ?? '', sessionId: context.signedIn!.sessionId })
      return { location: `/associations/${slug}`, flash: { key: 'invitation_accepted', values: { name } } }
    },
  })

export default function Invitation() {
  const { status, name, person, role, email, path, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('associations.invitation')
  const roles = useTranslations('associations.members.roleHint')
  const failure = useFormFailure()
  if (status === 'over') return <NarrowPage><PageHeader title={t('title')} lead={t('over')} /></NarrowPage>
  const next = `?suite=${encodeURIComponent(path)}`
  return (
    <NarrowPage>
      <PageHeader title={t('join', { name })} lead={t('by', { person })} />
      <p className="mb-6">{roles(role)}</p>
      {status === 'ready' && <SiteForm failure={failure} formKey={formKey}><div><Button>{t('accept')}</Button></div></SiteForm>}
      {status === 'unconfirmed' && <ButtonLink to="/confirmer-adresse">{t('confirmFirst')}</ButtonLink>}
      {status === 'other' && <Notice tone="warning">{t('otherAddress', { email })}</Notice>}
      {status === 'visitor' && (
        <>
          <p className="mb-4">{t('signInFirst', { email })}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={`/inscription${next}`}>{t('register')}</ButtonLink>
            <ButtonLink to={`/connexion${next}`} variant="secondary">{t('signIn')}</ButtonLink>
          </div>
        </>
      )}
    </NarrowPage>
  )
}
