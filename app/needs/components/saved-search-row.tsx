import { Link } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import type { SavedSearch } from '~/needs/saved-searches.server'
import { ButtonLink } from '~/ui/button'

import { MailSwitch } from './mail-switch'
import { NeedStateTag } from './need-state-tag'

/** One saved search: what it asks, until when it stands, and whether it writes. */
export function SavedSearchRow({ search, mailsStopped }: { search: SavedSearch; mailsStopped: boolean }) {
  const t = useTranslations('needs.searches')
  const { id, title, facts, state, until, searchHref, mails } = search
  return (
    <li className="flex flex-col gap-1 py-5">
      <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg leading-snug">
        <Link to={`/besoins/${id}`} prefetch="intent" className="text-ink underline-offset-4 [overflow-wrap:anywhere] hover:underline">{title}</Link>
        {state !== 'open' && <NeedStateTag state={state} />}
      </h2>
      <p>{facts.join(' · ')}</p>
      <p className="text-sm text-ink-soft">{t(state === 'open' ? (mails ? 'until' : 'untilSilent') : 'over', { until })}</p>
      <div className="-ml-4 mt-1 flex flex-wrap">
        {state === 'open' && searchHref && <ButtonLink to={searchHref} variant="quiet" icon="search">{t('see')}<span className="sr-only"> {title}</span></ButtonLink>}
        <ButtonLink to={`/besoins/${id}/modifier`} variant="quiet" icon="edit">{t(state === 'open' ? 'change' : 'renew')}<span className="sr-only"> {title}</span></ButtonLink>
        {state === 'open' && !mailsStopped && <MailSwitch on={mails} needId={id} about={title} />}
      </div>
    </li>
  )
}
