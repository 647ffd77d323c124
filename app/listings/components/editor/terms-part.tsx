import { useTranslations } from '~/messages/intl'

import { AUDIENCES, FEE_UNITS, LISTING_LIMITS } from '~/listings/listing-limits'
import { CheckboxField, MoneyField, RadioGroup, SelectField, TextArea } from '~/ui/fields'

import { useEditor } from './use-editor'

/** Caution, participation aux frais, what it would cost to replace. */
export function MoneyPart() {
  const t = useTranslations('listingEditor')
  const { field } = useEditor()
  return (
    <div className="flex flex-col gap-6">
      <MoneyField {...field('depositCents')} label={t('deposit')} hint={t('depositHint')} />
      <div className="flex flex-wrap items-end gap-3">
        <MoneyField {...field('feeCents')} label={t('fee')} hint={t('feeHint')} />
        <SelectField {...field('feeUnit')} label={t('feeUnit')} options={FEE_UNITS.map((value) => ({ value, label: t(`feeUnits.${value}`) }))} className="w-44" />
      </div>
      <MoneyField {...field('replacementCents')} label={t('replacement')} hint={t('replacementHint')} />
    </div>
  )
}

/** Who may ask, and what they must keep to. */
export function RulesPart() {
  const t = useTranslations('listingEditor')
  const { field, ticked, errors } = useEditor()
  return (
    <div className="flex flex-col gap-6">
      <RadioGroup
        name="audience" legend={t('audience')} defaultValue={field('audience').defaultValue || 'verified'} error={errors.audience}
        options={AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
      />
      <CheckboxField name="insuranceRequired" label={t('insurance')} hint={t('insuranceHint')} defaultChecked={ticked('insuranceRequired')} />
      <TextArea {...field('rules')} label={t('rules')} hint={t('rulesHint')} rows={5} maxLength={LISTING_LIMITS.rules} optionalLabel />
    </div>
  )
}
