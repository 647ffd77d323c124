import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import * as z from 'zod'

import { authorize } from '~/accounts/authorize'
import { useTranslations } from '~/messages/intl'
import { MailSwitch } from '~/needs/components/mail-switch'
import { SavedSearchRow } from '~/needs/components/saved-search-row'
import { switchNeedMails } from '~/needs/mail-stops.server'
import { mailSwitchSchema } from '~/needs/need.schema'
import { savedSearches } from '~/needs/saved-searches.server'
import { pageNumber } from '~/platform/paging'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pagination } from '~/ui/pagination'
import { formAction } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['needs'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'needs', 'searches.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => savedSearches(context, pageNumber(new URL(args.request.url).searchParams)))

/** Mails about one search (`needId`), or about all needs and searches. */
const switchSchema = mailSwitchSchema.extend({ needId: z.uuid().optional() })

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: switchSchema,
    authorize: ({ viewer }) => authorize(viewer, 'account.own'),
    async run(context, { needId = null, mails }) {
      await switchNeedMails(context, { needId, on: mails === 'on' })
      return { location: '/recherches', flash: { key: needId === null ? `need_mails_all_${mails}` : `need_mails_${mails}` } }
    },
  })

/** `/recherches`: what I keep an eye on. */
export default function SavedSearches() {
  const { items, page, pageCount, mailsStopped } = useLoaderData<typeof loader>()
  const t = useTranslations('needs.searches')
  const search = <ButtonLink to="/annonces" variant="secondary" icon="search">{t('search')}</ButtonLink>
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} {...(items.length > 0 && { actions: search })} />
      {items.length === 0 ? <EmptyState title={t('noneTitle')} action={search}>{t('none')}</EmptyState> : (
        <ul className="divide-y divide-line border-t border-line">{items.map((item) => <SavedSearchRow key={item.id} search={item} mailsStopped={mailsStopped} />)}</ul>
      )}
      <Pagination page={page} pageCount={pageCount} hrefOf={(number) => `/recherches?page=${number}`} />
      <div className="mt-12 max-w-prose border-t border-line pt-6">
        <p>{t(mailsStopped ? 'mailsStopped' : 'mailsOn')}</p>
        <div className="-ml-4"><MailSwitch on={!mailsStopped} all /></div>
      </div>
    </>
  )
}
