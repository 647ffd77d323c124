import { Link } from '@remix-run/react'

import { periodText } from '~/loans/components/loan-period-text'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'

import type { SeriesInboxRow } from '../series-inbox.server'
import { rhythmText } from './rhythm-text'
import { SeriesStateTag } from './series-state-tag'

/** One series of the inbox: what, with whom, its rhythm and its next date; its one button while it waits for this side. */
export function SeriesRow({ series }: { series: SeriesInboxRow }) {
  const t = useTranslations('series')
  const loans = useTranslations('loans')
  const locale = useLocale()
  const now = useNow()
  return (
    <li className="flex flex-col gap-3 border-b border-line py-5 sm:flex-row sm:items-center sm:justify-between sm:gap-8">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SeriesStateTag state={series.shown} />
          <span className="text-sm text-ink-soft">{loans(series.side === 'lender' ? 'inbox.youLend' : 'inbox.youBorrow')} · {t('row.series')}</span>
        </p>
        <h2 className="mt-1 text-lg">
          <Link to={`/series/${series.id}`} prefetch="intent" className="inline-flex min-h-tap items-center underline decoration-1 underline-offset-4 hover:decoration-2">{t('page.what', { title: series.title, quantity: series.quantity })}</Link>
        </h2>
        <p className="text-ink-soft">{series.partner} · {rhythmText(t, series.wish, locale, series.lastDay)}</p>
        {series.next && <p className="mt-1">{t('row.next', { period: periodText(series.next, series.nature, locale, now) })}</p>}
        {series.shown === 'pending' && <p className="mt-1">{t(series.toAnswer ? 'page.answerYours' : 'page.answerTheirs', { partner: series.partner })}</p>}
      </div>
      {series.toAnswer && <ButtonLink to={`/series/${series.id}`} variant="secondary" className="shrink-0">{t('row.answer')}</ButtonLink>}
    </li>
  )
}
