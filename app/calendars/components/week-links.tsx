import { Link } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { Icon } from '~/ui/icon'

const LINK = 'inline-flex min-h-tap items-center gap-2 text-accent underline-offset-4 hover:underline'

/** Back (null where there is nothing further back), forth, and to the week of today. */
export function WeekLinks({ previous, next, current }: { previous: string | null; next: string; current: boolean }) {
  const t = useTranslations('calendars.planning')
  return (
    <nav aria-label={t('weeks')} className="mb-4 flex flex-wrap items-center justify-between gap-x-6 print:hidden">
      {previous ? <Link to={`/planning?semaine=${previous}`} rel="prev" preventScrollReset className={LINK}><Icon name="arrow-left" />{t('previous')}</Link> : <span />}
      {!current && <Link to="/planning" preventScrollReset className={LINK}>{t('current')}</Link>}
      <Link to={`/planning?semaine=${next}`} rel="next" preventScrollReset className={LINK}>{t('next')}<Icon name="arrow-right" /></Link>
    </nav>
  )
}
