import { periodText } from '~/loans/components/loan-period-text'
import { formatDay, formatMonth } from '~/messages/format'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { parisInstant } from '~/platform/paris-time'
import { TextLink } from '~/ui/text-link'

import type { SeriesPage, SeriesPageDate } from '../series-page.server'
import { monthsOf } from './date-choice'
import { DateStateTag } from './series-state-tag'

/** The dates of a series by month, each with how it stands, leading to its loan. */
export function SeriesDates({ series }: { series: SeriesPage }) {
  const locale = useLocale()
  return (
    <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      {monthsOf(series.dates).map(([month, dates]) => (
        <section key={month} aria-labelledby={`mois-${month}`}>
          <h3 id={`mois-${month}`} className="mb-1 font-semibold first-letter:uppercase">{formatMonth(parisInstant(`${month}-01`), locale)}</h3>
          <ul className="divide-y divide-line border-y border-line">{dates.map((date) => <DateRow key={date.day} date={date} nature={series.listing.nature} />)}</ul>
        </section>
      ))}
    </div>
  )
}

function DateRow({ date, nature }: { date: SeriesPageDate; nature: SeriesPage['listing']['nature'] }) {
  const t = useTranslations('series')
  const locale = useLocale()
  const now = useNow()
  // The hours are those of the series, unless it was moved.
  const when = date.before ? periodText(date, nature, locale, now) : formatDay(date.startsAt, locale)
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {date.loanId ? <TextLink to={`/prets/${date.loanId}`} className="inline-flex min-h-tap items-center">{when}</TextLink> : <span className="inline-flex min-h-tap items-center">{when}</span>}
        <DateStateTag state={date.state} />
      </p>
      {date.before && <p className="text-sm text-ink-soft">{t('date.moved', { period: periodText(date.before, nature, locale, now) })}</p>}
      {date.proposal && <p className="text-sm text-ink-soft">{t('date.proposal')}</p>}
    </li>
  )
}
