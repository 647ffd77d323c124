import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { CheckboxField, CheckboxGroup, DateField, Fieldset, FileField, MoneyField, QuantityField, RadioGroup, SelectField, TextArea, TextField, TimeField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'

/** Every field, filled or empty; with `wrong`, every field as it looks after a refused sending. */
function Fields({ prefix, wrong }: { prefix: string; wrong?: string }) {
  const t = useTranslations('dev.kit.sample')
  const name = (field: string) => `${prefix}.${field}`
  return (
    <>
      <TextField name={name('title')} label={t('title')} required defaultValue={wrong ? '' : t('titleValue')} error={wrong} />
      <TextArea name={name('description')} label={t('description')} hint={t('descriptionHint')} optionalLabel error={wrong} />
      <SelectField
        name={name('commune')} label={t('commune')} placeholder={t('choose')} error={wrong}
        options={[{ label: t('communes'), options: [{ value: '38151', label: t('echirolles') }, { value: '38229', label: t('meylan') }] }]}
      />
      <Fieldset legend={t('period')}>
        <div className="flex flex-wrap gap-4">
          <DateField name={name('day')} label={t('day')} defaultValue="2027-06-12" error={wrong} />
          <TimeField name={name('time')} label={t('time')} defaultValue="09:00" error={wrong} />
        </div>
      </Fieldset>
      <QuantityField name={name('quantity')} label={t('quantity')} unit={t('unit')} max={80} defaultValue={60} error={wrong} />
      <MoneyField name={name('deposit')} label={t('deposit')} defaultValue="150" error={wrong} />
      <FileField name={name('photos')} label={t('photos')} hint={t('photosHint')} accept="image/*" multiple error={wrong} />
      <CheckboxGroup
        name={name('modes')} legend={t('modes')} defaultValues={['on_site']} error={wrong}
        options={[{ value: 'on_site', label: t('onSite') }, { value: 'delivered', label: t('delivered') }, { value: 'key_box', label: t('keyBox'), hint: t('keyBoxHint') }]}
      />
      <RadioGroup
        name={name('audience')} legend={t('who')} defaultValue="verified" error={wrong}
        options={[{ value: 'everyone', label: t('everyone') }, { value: 'verified', label: t('verified') }]}
      />
      <CheckboxField name={name('terms')} label={t('terms')} error={wrong && t('errorTerms')} />
    </>
  )
}

export function FieldSamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <SiteForm name="sample" className="flex max-w-prose flex-col gap-6 sm:[&>button]:self-start">
      <Fields prefix="ok" />
      <TextField name="ok.disabled" label={t('disabled')} disabled defaultValue={t('titleValue')} />
      <Button type="button">{t('primary')}</Button>
    </SiteForm>
  )
}

export function ErrorSamples() {
  const t = useTranslations('dev.kit.sample')
  const failure = { formError: null, errors: { 'wrong.title': t('error'), 'wrong.modes': t('error'), 'wrong.terms': t('errorTerms') } }
  return (
    <SiteForm name="wrong" failure={failure} labels={{ 'wrong.title': t('title'), 'wrong.modes': t('modes'), 'wrong.terms': t('terms') }} className="flex max-w-prose flex-col gap-6 sm:[&>button]:self-start">
      <Fields prefix="wrong" wrong={t('error')} />
      <Button type="button">{t('primary')}</Button>
    </SiteForm>
  )
}
