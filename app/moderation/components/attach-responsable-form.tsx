import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { CheckboxField, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** Gives an association a new responsable when the only one is gone. */
export function AttachResponsableForm({ formKey }: { formKey: string }) {
  const t = useTranslations('moderation')
  const failure = useFormFailure('attach')
  const failed = failure.code !== null
  return (
    <Disclosure summary={t('attach.summary')} open={failed}>
      <SiteForm name="attach" formKey={`${formKey}-attach`} failure={failure} labels={{ email: t('attach.email') }}>
        <TextField
          name="email" type="email" autoComplete="off" label={t('attach.email')} hint={t('attach.hint')} error={failure.errors.email}
          defaultValue={failed ? shown(failure.values, 'email') : ''}
        />
        <CheckboxField name="removeOthers" label={t('attach.removeOthers')} hint={t('attach.removeHint')} defaultChecked={failed && shown(failure.values, 'removeOthers') === 'on'} />
        <div><Button variant="secondary">{t('attach.button')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
