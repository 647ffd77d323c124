import type { Nature } from 'prisma/generated/client'
import { useTranslations } from '~/messages/intl'

import { DateField, Fieldset, TimeField } from '~/ui/fields'

import type { DateField as DateName } from '../event-dates'

interface EventDatesFieldsProps {
  nature: Nature
  /** The first day that can be chosen: `2027-06-12`. */
  min?: string
  /** The start is a fact: the end alone is asked. */
  endOnly?: boolean
  valueOf: (field: DateName) => string
  errors: Partial<Record<string, string>>
}

/** The dates of an event: days, days with hours, or the one day on which a don is fetched. */
export function EventDatesFields({ nature, min, endOnly = false, valueOf, errors }: EventDatesFieldsProps) {
  const t = useTranslations('loans')
  const day = (name: 'start' | 'end', label: string) => (
    <DateField name={name} label={label} min={min} defaultValue={valueOf(name)} error={errors[name]} required className="min-w-0 flex-1 basis-36" />
  )
  const unseen = (name: DateName) => <input type="hidden" name={name} value={valueOf(name)} />
  if (nature === 'don') return day('start', t('dates.collect'))
  if (nature === 'pret' && endOnly) return <>{unseen('start')}{day('end', t('dates.to'))}</>
  if (nature === 'pret') {
    return (
      <Fieldset legend={t('dates.event')} hint={t('dates.eventHint')} id="dates">
        <div className="flex flex-wrap gap-4">
          {day('start', t('dates.from'))}
          {day('end', t('dates.to'))}
        </div>
      </Fieldset>
    )
  }
  const hour = (name: 'startTime' | 'endTime') => (
    <TimeField name={name} label={t('dates.hour')} defaultValue={valueOf(name)} error={errors[name]} required className="basis-28" />
  )
  return (
    <Fieldset legend={t('dates.event')} hint={nature === 'competence' ? undefined : t('dates.hoursHint')} id="dates">
      {endOnly ? <>{unseen('start')}{unseen('startTime')}</> : <div className="flex flex-wrap gap-4">{day('start', t('dates.begins'))}{hour('startTime')}</div>}
      <div className="flex flex-wrap gap-4">{day('end', t('dates.ends'))}{hour('endTime')}</div>
    </Fieldset>
  )
}
