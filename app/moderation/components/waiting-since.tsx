import { useLocale, useTranslations } from '~/messages/intl'

import { formatDate } from '~/messages/format'

const DAY_MS = 24 * 3_600_000

/** For how many days something waits, and since when. */
export function WaitingSince({ since, now }: { since: Date; now: Date }) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS))
  return (
    <time dateTime={since.toISOString()} title={formatDate(since, locale)} className="whitespace-nowrap">
      {t('since', { days })}
    </time>
  )
}
