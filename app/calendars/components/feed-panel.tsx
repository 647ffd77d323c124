import { formatDate } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'

import type { OwnFeed } from '../own-feeds.server'
import { NewFeedAddress } from './new-feed-address'

interface FeedPanelProps {
  /** Whose address it is where the page has several; null for all one's associations. */
  organisationId?: string | null
  feed: OwnFeed | null
  /** Made a moment ago. */
  address: string | null
  /** What it shows, for who hears the buttons alone. */
  title: string
}

/** One secret address: make it, see whether it is read, replace it, end it. */
export function FeedPanel({ organisationId = null, feed, address, title }: FeedPanelProps) {
  const t = useTranslations('calendars')
  const locale = useLocale()
  const whose = organisationId && <input type="hidden" name="organisationId" value={organisationId} />
  const named = <span className="sr-only"> {title}</span>
  const name = organisationId ?? 'all'
  return (
    <div className="flex flex-col gap-4">
      {address && <NewFeedAddress address={address} name={name} />}
      {feed && (
        <p className="text-ink-soft">
          {t('own.createdOn', { date: formatDate(feed.createdAt, locale) })} · {feed.lastReadAt ? t('own.readOn', { date: formatDate(feed.lastReadAt, locale) }) : t('own.neverRead')}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <SiteForm name={`renew-${name}`} className="contents">{whose}<Button variant="secondary" icon="calendar">{t(feed ? 'own.renew' : 'own.create')}{named}</Button></SiteForm>
        {feed && <SiteForm name={`stop-${name}`} className="contents">{whose}<Button variant="danger">{t('own.stop')}{named}</Button></SiteForm>}
      </div>
      {feed && <p className="max-w-prose text-sm text-ink-soft">{t('own.renewHelp')}</p>}
    </div>
  )
}
