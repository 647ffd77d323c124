import { LIMITS } from '~/loans/loan-limits'
import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { SeriesPage } from '../series-page.server'
import { DateChoice, keptDays } from './date-choice'

/** One answer to all the dates of a series: those that are ticked, or no and why. */
export function AnswerSeries({ series, formKey }: { series: SeriesPage; formKey: string }) {
  const t = useTranslations('series')
  const accept = useFormFailure('accept')
  const decline = useFormFailure('decline')
  const dates = series.dates.filter(({ asked }) => asked).map(({ day, problem }) => ({ day, problem, ticked: problem === null }))
  return (
    <>
      <SiteForm name="accept" formKey={`${formKey}-accept`} failure={accept} labels={{ days: t('page.dates') }} className="flex flex-col gap-6">
        <DateChoice dates={dates} help={t('page.acceptHelp')} kept={accept.code ? keptDays(accept.values) : null} error={accept.errors.days} />
        <div><Button icon="check">{t('page.accept')}</Button></div>
      </SiteForm>
      <Disclosure summary={t('page.decline')} open={decline.code !== null}>
        <SiteForm name="decline" formKey={`${formKey}-decline`} failure={decline} labels={{ reason: t('page.reason') }}>
          <TextArea name="reason" label={t('page.reason')} hint={t('page.reasonHint')} required rows={3} maxLength={LIMITS.reason} defaultValue={shown(decline.values, 'reason')} error={decline.errors.reason} />
          <div><Button variant="danger">{t('page.declineSend')}</Button></div>
        </SiteForm>
      </Disclosure>
    </>
  )
}
