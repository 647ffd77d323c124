import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { NEED_LIMITS } from '../need-limits'

/** A coordinator hides a need, with the reason its association will read, or shows it again. */
export function HideNeedForms({ hidden, formKey }: { hidden: boolean; formKey: string }) {
  const t = useTranslations('needs.hide')
  const failure = useFormFailure(hidden ? 'show' : 'hide')
  if (hidden)
    return (
      <SiteForm name="show" formKey={`${formKey}-show`} failure={failure}>
        <div><Button variant="secondary" icon="eye">{t('show')}</Button></div>
      </SiteForm>
    )
  return (
    <Disclosure summary={t('summary')} open={failure.formError !== null || failure.errors.reason !== undefined}>
      <SiteForm name="hide" formKey={`${formKey}-hide`} failure={failure} labels={{ reason: t('reason') }} className="flex max-w-prose flex-col gap-6">
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} maxLength={NEED_LIMITS.reason} error={failure.errors.reason} defaultValue={shown(failure.values, 'reason')} />
        <div><Button variant="danger" icon="eye-off">{t('submit')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
