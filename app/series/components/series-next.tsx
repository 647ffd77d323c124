import { periodText } from '~/loans/components/loan-period-text'
import { formatDay, formatDayTime } from '~/messages/format'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { Button, ButtonLink } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { TextLink } from '~/ui/text-link'
import { Quote } from '~/ui/quote'

import type { SeriesPage } from '../series-page.server'
import { AnswerSeries } from './answer-series'

/** What happens next with a series, who does it, and the form for it. */
export function SeriesNext({ series, formKey }: { series: SeriesPage; formKey: string }) {
  const t = useTranslations('series')
  const locale = useLocale()
  const now = useNow()
  const { state, listing, next, replaces, change } = series
  const day = (at: Date) => formatDay(at, locale, now)
  return (
    <section aria-label={t('page.title')} className="flex flex-col gap-5 rounded-lg bg-sunken p-5 sm:p-6">
      <p className="max-w-prose text-xl font-semibold"><Sentence series={series} /></p>
      {replaces && (
        <p className="max-w-prose">
          {t('page.isChange', { day: day(replaces.from) })} {state === 'pending' && t('page.replacing', { count: replaces.dates })} <TextLink to={`/series/${replaces.id}`}>{t('page.seeReplaced')}</TextLink>
        </p>
      )}
      {change && <p className="max-w-prose">{t(change.pending ? 'page.changePending' : 'page.changed', { day: day(change.from) })} <TextLink to={`/series/${change.id}`}>{t('page.seeChange')}</TextLink></p>}
      {state === 'pending' && series.expiresAt && <p className="text-ink-soft">{t('page.expires', { at: formatDayTime(series.expiresAt, locale, now) })}</p>}
      {state === 'declined' && series.declineReason && <Quote>{series.declineReason}</Quote>}
      {state === 'stopped' && series.stoppedFrom && !change && <p>{t('page.stopped', { day: day(series.stoppedFrom) })}</p>}
      {next?.loanId && (
        <>
          <p>{t('page.next', { period: periodText(next, listing.nature, locale, now) })}</p>
          <div><ButtonLink to={`/prets/${next.loanId}`} variant="secondary">{t('page.seeNext')}</ButtonLink></div>
        </>
      )}
      {series.mayAnswer && <AnswerSeries series={series} formKey={formKey} />}
      {series.mayWithdraw && <SiteForm name="withdraw" formKey={`${formKey}-withdraw`}><div><Button variant="danger">{t('page.withdraw')}</Button></div></SiteForm>}
    </section>
  )
}

function Sentence({ series }: { series: SeriesPage }) {
  const t = useTranslations('series')
  const { shown, side, proposedBy, lender, borrower, remaining } = series
  const partner = (proposedBy === 'lender' ? lender : borrower).name
  if (shown === 'pending') return side === null ? t('page.watch') : side === proposedBy ? t('page.answerTheirs', { partner: (proposedBy === 'lender' ? borrower : lender).name }) : t('page.answerYours', { partner })
  if (shown === 'accepted' || shown === 'stopped') return t('page.accepted', { count: remaining })
  return t(`page.${shown}`)
}
