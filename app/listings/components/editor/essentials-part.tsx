import { type FormEvent, useState } from 'react'
import { useTranslations } from '~/messages/intl'

import { HANDOVER_MODES, LISTING_LIMITS } from '~/listings/listing-limits'
import { CheckboxGroup, QuantityField, RadioGroup, SelectField, TextField } from '~/ui/fields'

import { useEditor } from './use-editor'

const NATURES = ['pret', 'salle', 'vehicule', 'competence', 'don'] as const

/** The five things without which nobody can borrow anything. */
export function EssentialsPart() {
  const t = useTranslations('listingEditor')
  const words = useTranslations('listings')
  const { page, field, values, errors } = useEditor()
  const [nature, setNature] = useState<string | null>(null)
  const categories = page.categories
    .map((group) => ({ ...group, options: group.options.filter((option) => nature === null || option.natures.includes(nature)) }))
    .filter((group) => group.options.length > 0)
  const changed = (event: FormEvent<HTMLFieldSetElement | HTMLDivElement>) => {
    const input = event.target as HTMLInputElement
    if (input.name === 'nature') setNature(input.value)
  }
  return (
    // Which questions are asked follows the nature that is ticked, by CSS alone: it needs no script.
    <div className="group flex flex-col gap-8" onChange={changed}>
      <RadioGroup
        name="nature" legend={t('nature')} defaultValue={field('nature').defaultValue || 'pret'} error={errors.nature}
        options={NATURES.map((value) => ({ value, label: words(`nature.${value}`), hint: t(`natureHint.${value}`) }))}
      />
      <TextField {...field('title')} label={t('title')} hint={t('titleHint')} required maxLength={LISTING_LIMITS.title.max} />
      <SelectField {...field('category')} label={t('category')} hint={t('categoryHint')} options={categories} placeholder={t('categoryGuess')} className="max-w-xl" />
      <QuantityField
        {...field('stock')} label={t('stock')} hint={t('stockHint')} required max={LISTING_LIMITS.stock.max}
        className="group-has-[input[value=competence]:checked]:hidden"
      />
      <div className="hidden group-has-[input[value=salle]:checked]:block group-has-[input[value=vehicule]:checked]:block">
        <QuantityField {...field('capacity')} label={t('capacity')} hint={t('capacityHint')} min={0} optionalLabel />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField {...field('sites.0.communeInsee')} label={t('commune')} options={page.communes} placeholder={t('chooseCommune')} />
        <TextField {...field('sites.0.label')} label={t('siteLabel')} hint={t('siteLabelHint')} maxLength={LISTING_LIMITS.siteLabel} optionalLabel />
      </div>
      <CheckboxGroup
        name="handoverModes[]" legend={t('handover')} error={errors.handoverModes}
        defaultValues={Array.isArray(values.handoverModes) ? (values.handoverModes as string[]) : []}
        options={HANDOVER_MODES.map((value) => ({ value, label: words(`handoverMode.${value}`), hint: t(`handoverHint.${value}`) }))}
      />
    </div>
  )
}
