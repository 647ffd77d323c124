import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { useFormFailure } from '~/web/use-form-failure'

import { PasswordField } from './password-field'

/** A new password for who knows the present one. The hidden address tells a password manager whose it is. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('accounts')
  const failure = useFormFailure('password')
  const labels = { currentPassword: t('account.currentPassword'), password: t('newPassword.label') }
  return (
    <SiteForm name="password" failure={failure} labels={labels}>
      <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField name="currentPassword" label={labels.currentPassword} autoComplete="current-password" error={failure.errors.currentPassword} />
      <PasswordField name="password" label={labels.password} autoComplete="new-password" hint={t('password.hint')} error={failure.errors.password} />
      <p className="text-ink-soft">{t('account.endsOthers')}</p>
      <div><Button variant="secondary">{t('newPassword.submit')}</Button></div>
    </SiteForm>
  )
}
