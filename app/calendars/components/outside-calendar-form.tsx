import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** The address of a calendar kept elsewhere. */
export function OutsideCalendarForm() {
  const t = useTranslations('calendars')
  const failure = useFormFailure('set-outside')
  return (
    <SiteForm name="set-outside" failure={failure} labels={{ url: t('outside.url') }} className="flex max-w-prose flex-col gap-6">
      <TextField
        name="url" label={t('outside.url')} hint={t('outside.urlHint')} error={failure.errors.url} defaultValue={shown(failure.values, 'url')}
        inputMode="url" autoComplete="off" spellCheck={false} autoCapitalize="none"
      />
      <div><Button variant="secondary" icon="calendar">{t('outside.save')}</Button></div>
    </SiteForm>
  )
}
