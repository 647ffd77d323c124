import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** The mail did not come: why that may be, and another one, to another address if need be. */
export function SendAgain({ email }: { email: string }) {
  const t = useTranslations('accounts.again')
  const failure = useFormFailure('again')
  const label = t('email')
  return (
    <div className="mt-10">
      <Disclosure summary={t('title')} open={failure.code !== null}>
        <p className="mb-4">{t('why')}</p>
        <SiteForm name="again" failure={failure} labels={{ 'again-email': label }}>
          <TextField id="again-email" name="email" label={label} type="email" autoComplete="email" error={failure.errors.email} defaultValue={shown(failure.values, 'email', email)} required />
          <div><Button variant="secondary" icon="mail">{t('submit')}</Button></div>
        </SiteForm>
      </Disclosure>
    </div>
  )
}
