import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { RadioGroup, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** Invites somebody by mail, with or without account. */
export function InviteForm({ formKey }: { formKey: string }) {
  const t = useTranslations('associations.members')
  const failure = useFormFailure('invite')
  const labels = { email: t('inviteEmail'), role: t('inviteRole') }
  return (
    <SiteForm name="invite" formKey={formKey} failure={failure} labels={labels}>
      <TextField name="email" label={labels.email} type="email" autoComplete="off" error={failure.errors.email} defaultValue={shown(failure.values, 'email')} required />
      <RadioGroup
        name="role" legend={labels.role} error={failure.errors.role} defaultValue={shown(failure.values, 'role', 'membre')}
        options={(['membre', 'responsable'] as const).map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`roleHint.${role}`) }))}
      />
      <div><Button icon="mail">{t('inviteSubmit')}</Button></div>
    </SiteForm>
  )
}
