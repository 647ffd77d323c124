import type { ReactNode } from 'react'

import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { CheckboxField, CheckboxGroup, DateField, QuantityField, SelectField, TextArea, TextField, TimeField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { NEED_LIMITS, NEED_RADII } from '../need-limits'
import type { NeedFormValues } from '../need-query'

interface Props {
  page: {
    values: NeedFormValues
    description: string
    formKey: string
    today: string
    communes: { value: string; label: string }[]
    categories: { label: string; options: { value: string; label: string }[] }[]
  }
  submit: string
  /** What only a new need asks. */
  children?: ReactNode
}

const NATURES = ['pret', 'salle', 'vehicule', 'competence', 'don'] as const
const TEXTS = ['q', 'quantite', 'capacite', 'du', 'heure_du', 'au', 'heure_au', 'autour', 'rayon', 'categorie'] as const
const FOLDED = ['capacite', 'categorie', 'nature', 'gratuit', 'pmr'] as const

/** What is needed: the question of the search, and why. Its fields are named as those of the search. */
export function NeedForm({ page, submit, children }: Props) {
  const t = useTranslations('needs.form')
  const failure = useFormFailure()
  const { values: first } = page
  const { values, errors } = failure
  const labels = Object.fromEntries([...TEXTS, 'description', 'pour'].map((name) => [name, t(`labels.${name as 'q'}`)])) as Record<(typeof TEXTS)[number] | 'description' | 'pour', string>
  const field = (name: (typeof TEXTS)[number]) => ({ name, label: labels[name], error: errors[name], defaultValue: shown(values, name, first[name]) })
  const natures = values ? [values.nature].flat().filter((value): value is string => typeof value === 'string') : first.nature
  const ticked = (name: 'gratuit' | 'pmr') => (values ? values[name] !== undefined : first[name])
  const detailed = FOLDED.some((name) => errors[name]) || natures.length > 0 || shown(values, 'categorie', first.categorie) !== '' || shown(values, 'capacite', first.capacite) !== '' || ticked('gratuit') || ticked('pmr')
  const hours = Boolean(errors.heure_du ?? errors.heure_au) || shown(values, 'heure_du', first.heure_du) !== '' || shown(values, 'heure_au', first.heure_au) !== ''
  return (
    <SiteForm formKey={page.formKey} failure={failure} labels={labels}>
      <TextField {...field('q')} hint={t('whatHint')} maxLength={200} autoComplete="off" />
      <QuantityField {...field('quantite')} hint={t('quantityHint')} optionalLabel />
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <DateField {...field('du')} min={page.today} optionalLabel />
          <DateField {...field('au')} min={page.today} optionalLabel />
        </div>
        <p className="text-sm text-ink-soft">{t('datesHint')}</p>
        <Disclosure summary={t('hours')} open={hours}>
          <div className="flex flex-wrap gap-x-6 gap-y-4">
            <TimeField {...field('heure_du')} />
            <TimeField {...field('heure_au')} />
          </div>
        </Disclosure>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <SelectField {...field('autour')} placeholder={t('anywhere')} options={page.communes} className="grow basis-60" />
        <SelectField {...field('rayon')} placeholder={t('anyRadius')} className="grow basis-60"
          options={[{ value: '0', label: t('inCommune') }, ...NEED_RADII.map((km) => ({ value: String(km), label: t('within', { km }) }))]} />
      </div>
      <Disclosure summary={t('details')} open={detailed}>
        <div className="flex flex-col gap-6">
          <SelectField {...field('categorie')} placeholder={t('anyCategory')} options={page.categories} />
          <CheckboxGroup name="nature" legend={t('natures')} error={errors.nature} defaultValues={natures} options={NATURES.map((nature) => ({ value: nature, label: t(`nature.${nature}`) }))} />
          <QuantityField {...field('capacite')} hint={t('capacityHint')} unit={t('people')} />
          <div>
            <CheckboxField name="gratuit" value="1" label={t('free')} defaultChecked={ticked('gratuit')} />
            <CheckboxField name="pmr" value="1" label={t('accessible')} defaultChecked={ticked('pmr')} />
          </div>
        </div>
      </Disclosure>
      <TextArea name="description" label={labels.description} hint={t('descriptionHint')} optionalLabel rows={5} maxLength={NEED_LIMITS.description} error={errors.description} defaultValue={shown(values, 'description', page.description)} />
      {children}
      <div className="flex flex-col gap-2">
        <div><Button>{submit}</Button></div>
        <p className="max-w-prose text-sm text-ink-soft">{t('stands')}</p>
      </div>
    </SiteForm>
  )
}
