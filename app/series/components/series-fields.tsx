import { Form } from '@remix-run/react'
import type { Nature } from 'prisma/generated/client'

import { countsDays } from '~/loans/loan-period'
import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { CheckboxField, CheckboxGroup, DateField, Fieldset, QuantityField, SelectField, TimeField } from '~/ui/fields'

import { WEEKDAYS } from '../series-rule'
import { RHYTHMS, type TypedSeries } from '../typed-series'

interface SeriesFieldsProps {
  typed: TypedSeries
  errors: Record<string, string>
  nature: Nature
  usable: number
  today: string
  /** The label of its first day. */
  firstLabel: string
  /** The dates are shown already. */
  again: boolean
}

/** The rhythm of a series: sends nothing, asks the page for its exact dates. */
export function SeriesFields({ typed, errors, nature, usable, today, firstLabel, again }: SeriesFieldsProps) {
  const t = useTranslations('series')
  const day = (name: 'du' | 'au', label: string) => (
    <DateField name={name} label={label} min={today} defaultValue={typed[name]} error={errors[name]} required className="min-w-0 flex-1 basis-40" />
  )
  const hour = (name: 'de' | 'a', label: string) => <TimeField name={name} label={label} defaultValue={typed[name]} error={errors[name]} required className="min-w-0 basis-32" />
  const once = nature === 'salle' || usable === 1
  return (
    <Form method="get" preventScrollReset noValidate className="flex flex-col gap-6">
      <SelectField name="rythme" label={t('compose.rhythm')} options={RHYTHMS.map((value) => ({ value, label: t(`compose.choice.${value}`) }))} defaultValue={typed.rythme} error={errors.rythme} />
      <CheckboxGroup name="jours" legend={t('compose.days')} options={WEEKDAYS.map((value) => ({ value, label: t(`weekday.${value}`) }))} defaultValues={typed.jours} error={errors.jours} className="[&>div]:grid [&>div]:grid-cols-2 [&>div]:sm:grid-cols-4" />
      <Fieldset legend={t('compose.between')} hint={t('compose.lastHint')} id="jours-entre">
        <div className="flex flex-wrap gap-4">{day('du', firstLabel)}{day('au', t('compose.last'))}</div>
      </Fieldset>
      {!countsDays(nature) && (
        <Fieldset legend={t('compose.hours')} hint={t('compose.toHint')} id="heures">
          <div className="flex gap-4">{hour('de', t('compose.from'))}{hour('a', t('compose.to'))}</div>
        </Fieldset>
      )}
      {once ? <input type="hidden" name="quantite" value="1" /> : <QuantityField name="quantite" label={t('compose.quantity')} min={1} max={usable} unit={t('compose.of', { stock: usable })} defaultValue={typed.quantite} error={errors.quantite} />}
      <Fieldset legend={t('compose.except')}>
        <div className="flex flex-col">
          <CheckboxField name="feries" value="1" label={t('compose.publicHolidays')} defaultChecked={typed.feries} />
          <CheckboxField name="vacances" value="1" label={t('compose.schoolHolidays')} hint={t('compose.schoolHint')} defaultChecked={typed.vacances} />
        </div>
      </Fieldset>
      <div><Button variant={again ? 'secondary' : 'primary'} icon="calendar">{t(again ? 'compose.again' : 'compose.show')}</Button></div>
    </Form>
  )
}
