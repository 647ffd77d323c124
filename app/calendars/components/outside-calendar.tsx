import { Link } from '@remix-run/react'

import { periodText } from '~/loans/components/loan-period-text'
import { formatDayTime } from '~/messages/format'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { useFormFailure } from '~/web/use-form-failure'

import type { OutsideCalendarView } from '../outside/outside-calendar-page.server'
import { OutsideCalendarForm } from './outside-calendar-form'

type Nature = Parameters<typeof periodText>[1]

/** The calendar kept elsewhere that closes an annonce: whether it is read, what it closes, which promises it meets. */
export function OutsideCalendar({ calendar, nature }: { calendar: OutsideCalendarView | null; nature: Nature }) {
  const t = useTranslations('calendars')
  const locale = useLocale()
  const now = useNow()
  const { errors } = useFormFailure('set-outside')
  if (!calendar) return <OutsideCalendarForm />
  const { host, readAt, fault, cut, closures, closureCount, promised } = calendar
  return (
    <div className="flex flex-col gap-6">
      {fault && <Notice tone="warning" title={t('outside.faultTitle')}><p>{fault}</p><p>{t('outside.faultNow')}</p></Notice>}
      {promised.length > 0 && (
        <Notice tone="warning" title={t('outside.promisedTitle')}>
          <p>{t('outside.promisedNow')}</p>
          <ul>
            {promised.map((loan) => (
              <li key={loan.loanId}><Link to={`/prets/${loan.loanId}`} className="inline-flex min-h-tap items-center underline underline-offset-4">{t('outside.promised', { partner: loan.partner, period: periodText(loan, nature, locale, now) })}</Link></li>
            ))}
          </ul>
        </Notice>
      )}
      <p>{t('outside.readOn', { host, at: formatDayTime(readAt, locale, now) })}</p>
      {closureCount === 0 ? (
        <p className="text-ink-soft">{t('outside.nothing')}</p>
      ) : (
        <div>
          <h3 className="text-lg">{t('outside.closures', { count: closureCount })}</h3>
          <ul className="mt-2 flex flex-col gap-1">{closures.map(({ id, whole, ...period }) => <li key={id}>{periodText(period, whole ? 'pret' : 'salle', locale, now)}</li>)}</ul>
          {closureCount > closures.length && <p className="mt-1 text-ink-soft">{t('outside.more', { count: closureCount - closures.length })}</p>}
          {cut && <p className="mt-1 text-ink-soft">{t('outside.cut')}</p>}
        </div>
      )}
      <Disclosure summary={t('outside.change')} open={errors.url !== undefined}><OutsideCalendarForm /></Disclosure>
      <SiteForm name="stop-outside"><Button variant="danger">{t('outside.stop')}</Button></SiteForm>
    </div>
  )
}
