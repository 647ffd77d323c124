import { useTranslations } from '~/messages/intl'

import { TOKEN_LIVES } from '~/accounts/token-lives'
import { Button } from '~/ui/button'
import { RadioGroup, SelectField, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** What a new token is for, what it may do, how long it lives. */
export function NewTokenForm({ formKey }: { formKey: string }) {
  const t = useTranslations('tokens')
  const failure = useFormFailure('create')
  const { errors, values } = failure
  return (
    <SiteForm name="create" formKey={formKey} failure={failure} labels={{ name: t('name'), access: t('access'), days: t('life') }} className="flex max-w-prose flex-col gap-6">
      <TextField name="name" label={t('name')} hint={t('nameHint')} error={errors.name} defaultValue={shown(values, 'name')} />
      <RadioGroup
        name="access" legend={t('access')} error={errors.access} defaultValue={shown(values, 'access', 'read')}
        options={[{ value: 'read', label: t('scope.read'), hint: t('readHint') }, { value: 'write', label: t('scope.write'), hint: t('writeHint') }]}
      />
      <SelectField
        name="days" label={t('life')} error={errors.days} defaultValue={shown(values, 'days', 90)}
        options={TOKEN_LIVES.map((days) => ({ value: String(days), label: t('days', { days }) }))}
      />
      <div><Button icon="key">{t('create')}</Button></div>
    </SiteForm>
  )
}
