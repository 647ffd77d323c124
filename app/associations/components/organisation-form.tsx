import { useTranslations } from '~/messages/intl'

import type { CommuneChoice } from '~/territory/communes.server'
import { Button } from '~/ui/button'
import { Fieldset, RadioGroup, TextArea, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { useCheckedForm } from '~/web/use-checked-form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { newOrganisationSchema, verifiedOrganisationSchema } from '../associations.schema'
import type { OrganisationFormValues } from '../organisation-page.server'
import { CommuneFields } from './commune-fields'

interface Props {
  communes: CommuneChoice[]
  formKey: string
  /** What it says of itself now; none for a new one. */
  organisation?: OrganisationFormValues
  /** The account's own address and telephone, for a new one. */
  suggested?: { email: string; phone: string }
}

const FIELDS = ['name', 'kind', 'communeInsee', 'communeElsewhere', 'rna', 'siret', 'noNumberReason', 'email', 'phone', 'description', 'website'] as const

/** The one form of an association, new or changed. */
export function OrganisationForm({ communes, formKey, organisation, suggested }: Props) {
  const t = useTranslations('associations')
  const failure = useFormFailure()
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`fields.${field}`)])) as Record<(typeof FIELDS)[number], string>
  const checked = useCheckedForm(organisation?.identityFixed ? verifiedOrganisationSchema : newOrganisationSchema, failure)
  const field = (name: Exclude<(typeof FIELDS)[number], 'kind'>, otherwise: string | null = '') => ({ ...checked.field(name), label: labels[name], defaultValue: shown(failure.values, name, otherwise) })
  return (
    <SiteForm formKey={formKey} failure={failure} labels={labels} onFocus={checked.onFocus} onSubmit={checked.onSubmit}>
      <TextField {...field('name', organisation?.name)} autoComplete="organization" required />
      {!organisation?.identityFixed && (
        <RadioGroup
          name="kind" legend={labels.kind} error={failure.errors.kind} defaultValue={shown(failure.values, 'kind', organisation?.kind ?? 'association')}
          options={(['association', 'collectif', 'commune'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`), hint: t(`kindHint.${kind}`) }))}
        />
      )}
      <CommuneFields communes={communes} failure={failure} labels={labels} current={organisation ? { insee: organisation.communeInsee, name: organisation.communeName } : null} />
      {organisation?.identityFixed ? <p className="text-ink-soft">{t('identityFixed', { kind: t(`kind.${organisation.kind}`), number: organisation.rna ?? organisation.siret ?? t('noNumber') })}</p> : (
        <Fieldset legend={t('numbers.legend')} hint={t('numbers.hint')} id="numbers">
          <TextField {...field('rna', organisation?.rna)} hint={t('numbers.rnaHint')} autoComplete="off" className="max-w-xs" />
          <TextField {...field('siret', organisation?.siret)} hint={t('numbers.siretHint')} autoComplete="off" className="max-w-xs" />
          <TextArea {...field('noNumberReason', organisation?.noNumberReason)} rows={2} hint={t('numbers.noneHint')} />
        </Fieldset>
      )}
      <TextField {...field('email', organisation?.email ?? suggested?.email)} type="email" hint={t('hints.email')} required />
      <TextField {...field('phone', organisation?.phone ?? suggested?.phone)} type="tel" hint={t('hints.phone')} required />
      <TextArea {...field('description', organisation?.description)} hint={t('hints.description')} rows={5} optionalLabel />
      <TextField {...field('website', organisation?.website)} inputMode="url" autoComplete="url" hint={t('hints.website')} optionalLabel />
      <div><Button>{organisation ? t('edit.submit') : t('new.submit')}</Button></div>
    </SiteForm>
  )
}
