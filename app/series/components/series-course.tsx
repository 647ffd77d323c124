import { useTranslations } from '~/messages/intl'
import { Button, ButtonLink } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { DateField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { SeriesPage } from '../series-page.server'

/** What may be done with a series that is under way: another rhythm, or an end. */
export function SeriesCourse({ series, formKey }: { series: SeriesPage; formKey: string }) {
  const t = useTranslations('series')
  const failure = useFormFailure('stop')
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-ink-soft">{t('page.single')}</p>
      {series.mayChange && <div><ButtonLink to={`/series/${series.id}/changer`} variant="secondary" icon="calendar">{t('page.changeLink')}</ButtonLink></div>}
      {series.mayStop && (
        <Disclosure summary={t('page.stop')} open={failure.code !== null}>
          <SiteForm name="stop" formKey={`${formKey}-stop`} failure={failure} labels={{ from: t('page.stopFrom') }}>
            <DateField name="from" label={t('page.stopFrom')} hint={t('page.stopHint')} min={series.today} required defaultValue={shown(failure.values, 'from', series.stopFrom)} error={failure.errors.from} />
            <div><Button variant="danger">{t('page.stopSend')}</Button></div>
          </SiteForm>
        </Disclosure>
      )}
    </div>
  )
}
