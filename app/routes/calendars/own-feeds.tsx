import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { FeedPanel } from '~/calendars/components/feed-panel'
import { ownFeeds } from '~/calendars/own-feeds.server'
import { sendFeedForm } from '~/calendars/send-feed-form.server'
import { useTranslations } from '~/messages/intl'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'
import { useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['calendars'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'calendars', 'own.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ feeds: await ownFeeds(context) }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  return sendFeedForm(args, context, await readForm(args.request), { listingId: null, location: '/compte/calendriers' })
}

export default function OwnFeeds() {
  const { feeds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { formError } = useFormFailure()
  const t = useTranslations('calendars')
  const created = answer && 'created' in answer ? answer.created : null
  return (
    <>
      <PageHeader title={t('own.title')} lead={t('own.lead')} back={{ to: '/compte', label: t('own.back') }} />
      {formError && <div role="alert" className="mb-6"><Notice tone="danger">{formError}</Notice></div>}
      {feeds.map(({ organisationId, name, feed }) => {
        const title = name ?? t('own.all')
        return (
          <Section key={organisationId} title={title}>
            {name === null && <p className="mb-4 max-w-prose">{t('own.allHelp')}</p>}
            <FeedPanel organisationId={organisationId} title={title} feed={feed} address={created && created.organisationId === organisationId ? created.address : null} />
          </Section>
        )
      })}
      <p className="mt-12 max-w-prose text-ink-soft">{t('own.secret')}</p>
    </>
  )
}
