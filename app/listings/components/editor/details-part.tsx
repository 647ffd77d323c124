import { useTranslations } from '~/messages/intl'

import type { EditorAttribute } from '~/listings/listing-editor.server'
import { LISTING_LIMITS } from '~/listings/listing-limits'
import { Button } from '~/ui/button'
import { CheckboxField, DateField, Fieldset, SelectField, TextArea, TextField } from '~/ui/fields'
import { Notice } from '~/ui/notice'

import { useEditor } from './use-editor'

/** The description, step-free access and what this category wants to know. */
export function DetailsPart() {
  const t = useTranslations('listingEditor')
  const { page, field, ticked } = useEditor()
  return (
    <div className="flex flex-col gap-6">
      <TextArea {...field('description')} label={t('description')} hint={t('descriptionHint')} rows={6} maxLength={LISTING_LIMITS.description} optionalLabel />
      <CheckboxField name="accessible" label={t('accessible')} defaultChecked={ticked('accessible')} />
      <input type="hidden" name="attributesFor" value={field('attributesFor').defaultValue} />
      {page.attributes.length === 0 && <p className="text-ink-soft">{t('attributesLater')}</p>}
      {page.attributes.map((attribute) => <AttributeField key={attribute.key} attribute={attribute} />)}
    </div>
  )
}

function AttributeField({ attribute: { key, label, type, unit, choices } }: { attribute: EditorAttribute }) {
  const t = useTranslations('listingEditor')
  const { field } = useEditor()
  const common = { ...field(`attributes.${key}`), label: unit ? t('withUnit', { label, unit }) : label }
  if (type === 'boolean')
    return <SelectField {...common} placeholder={t('unsaid')} options={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} className="max-w-xs" />
  if (type === 'choice') return <SelectField {...common} placeholder={t('unsaid')} options={choices} className="max-w-xs" />
  if (type === 'date') return <DateField {...common} />
  if (type === 'text') return <TextField {...common} maxLength={LISTING_LIMITS.attributeText} />
  return <TextField {...common} inputMode={type === 'integer' ? 'numeric' : 'decimal'} autoComplete="off" className="max-w-xs" />
}

/** Exact addresses, further places, and the secret: what only the two sides of an accepted loan see. */
export function PlacesPart() {
  const t = useTranslations('listingEditor')
  const { page, field, rows } = useEditor()
  const sites = rows('sites')
  const last = sites.at(-1)
  const spare = sites.length > 1 && last && (last.communeInsee || last.label || last.address) ? 1 : 0
  return (
    <div className="flex flex-col gap-6">
      <TextField {...field('sites.0.address')} label={t('address')} hint={t('addressHint')} maxLength={LISTING_LIMITS.address} autoComplete="off" />
      {Array.from({ length: Math.min(Math.max(0, sites.length - 1) + spare, LISTING_LIMITS.sites - 1) }, (_, i) => i + 1).map((index) => (
        <Fieldset key={index} legend={t('otherSite', { number: index + 1 })}>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField {...field(`sites.${index}.communeInsee`)} label={t('commune')} options={page.communes} placeholder={t('chooseCommune')} />
            <TextField {...field(`sites.${index}.label`)} label={t('siteLabel')} maxLength={LISTING_LIMITS.siteLabel} optionalLabel />
            <TextField {...field(`sites.${index}.address`)} label={t('address')} maxLength={LISTING_LIMITS.address} autoComplete="off" className="sm:col-span-2" />
          </div>
        </Fieldset>
      ))}
      {sites.length < LISTING_LIMITS.sites && <div><Button variant="secondary" icon="plus" name="_intent" value="more:sites">{t('moreSites')}</Button></div>}
      <Notice tone="info" title={t('secretTitle')}>{t('secretExplained')}</Notice>
      <TextArea {...field('secretInstructions')} label={t('secret')} rows={3} maxLength={LISTING_LIMITS.secretInstructions} autoComplete="off" optionalLabel />
    </div>
  )
}
