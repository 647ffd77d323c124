import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { OwnAccount } from '../own-account.server'

/** How a person is named, called and written to. */
export function ProfileForm({ account }: { account: Pick<OwnAccount, 'name' | 'phone' | 'locale'> }) {
  const t = useTranslations('accounts')
  const languages = useTranslations('common.languages')
  const failure = useFormFailure('profile')
  const labels = { name: t('fields.name'), phone: t('fields.phone'), locale: t('fields.locale') }
  return (
    <SiteForm name="profile" failure={failure} labels={labels}>
      <TextField name="name" label={labels.name} autoComplete="name" error={failure.errors.name} defaultValue={shown(failure.values, 'name', account.name)} required />
      <TextField name="phone" label={labels.phone} type="tel" autoComplete="tel" hint={t('register.phoneHint')} optionalLabel error={failure.errors.phone} defaultValue={shown(failure.values, 'phone', account.phone)} />
      <SelectField name="locale" label={labels.locale} hint={t('account.localeHint')} defaultValue={shown(failure.values, 'locale', account.locale)} className="max-w-[16rem]"
        options={[{ value: 'fr', label: languages('fr') }, { value: 'en', label: languages('en') }]} />
      <div><Button>{t('account.save')}</Button></div>
    </SiteForm>
  )
}
