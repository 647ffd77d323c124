import { formatDays } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { addDays, parisInstant } from '~/platform/paris-time'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'

import type { SchoolHoliday } from '../holidays.server'

/** The vacances of the territory, each with the button that takes it away. */
export function SchoolHolidayList({ holidays, formKey }: { holidays: readonly SchoolHoliday[]; formKey: string }) {
  const t = useTranslations('series')
  const locale = useLocale()
  return (
    <ul className="max-w-xl divide-y divide-line border-y border-line">
      {holidays.map(({ id, name, firstDay, lastDay }) => {
        const period = formatDays(parisInstant(firstDay), parisInstant(addDays(lastDay, 1)), locale, new Date(0))
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <p><span className="font-semibold">{name}</span>, {period}</p>
            <SiteForm name={`remove-${id}`} formKey={`${formKey}-${id}`}>
              <input type="hidden" name="id" value={id} />
              <Button variant="secondary" aria-label={t('schoolHolidays.removeNamed', { name, period })}>{t('schoolHolidays.remove')}</Button>
            </SiteForm>
          </li>
        )
      })}
    </ul>
  )
}
