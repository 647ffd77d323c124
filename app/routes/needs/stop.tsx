import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

import { NarrowPage } from '~/accounts/components/narrow-page'
import { pepperOf } from '~/accounts/pepper.server'
import { useTranslations } from '~/messages/intl'
import { readStopPage, stopNeedMails } from '~/needs/mail-stops.server'
import { readStopToken } from '~/needs/stop-token.server'
import { notFound } from '~/platform/errors'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { TextLink } from '~/ui/text-link'
import { formAction } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['needs'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'needs', 'stop.title') }]

const tokenOf = ({ request }: LoaderFunctionArgs | ActionFunctionArgs) => new URL(request.url).searchParams.get('jeton') ?? ''

/** Looking at it stops nothing: mail programs look at links by themselves. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => readStopPage(context, readStopToken(pepperOf(context.services.env), tokenOf(args))))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: z.object({}),
    anonymous: true,
    async run({ db, now, services }) {
      const token = tokenOf(args)
      const stop = readStopToken(pepperOf(services.env), token)
      if (!stop) throw notFound()
      await stopNeedMails(db, stop, now)
      return { location: `/besoins/arreter?jeton=${encodeURIComponent(token)}` }
    },
  })

/** The link of a mail that wants no more of its kind: one button, without signing in. */
export default function StopMails() {
  const { status, title } = useLoaderData<typeof loader>()
  const t = useTranslations('needs.stop')
  const failure = useFormFailure()
  if (status === 'unknown') return <NarrowPage><PageHeader title={t('title')} lead={t('unknown')} /></NarrowPage>
  const what = title === null ? t('all') : t('one', { title })
  return (
    <NarrowPage>
      <PageHeader title={t(status === 'stopped' ? 'done' : 'title')} lead={what} />
      {status === 'stopped' ? <p>{t('after')}</p> : <SiteForm failure={failure}><div><Button>{t('submit')}</Button></div></SiteForm>}
      <p className="mt-6"><TextLink to="/recherches" className="inline-flex min-h-tap items-center">{t('manage')}</TextLink></p>
    </NarrowPage>
  )
}
