import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { DateField, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** Notes vacances of the territory, both days included. */
export function AddSchoolHoliday({ nameMax, formKey }: { nameMax: number; formKey: string }) {
  const t = useTranslations('series')
  const failure = useFormFailure('add')
  const { errors, values } = failure
  const labels = { name: t('schoolHolidays.name'), first: t('schoolHolidays.first'), last: t('schoolHolidays.last') }
  return (
    <SiteForm key={formKey} name="add" formKey={formKey} failure={failure} labels={labels}>
      <TextField name="name" label={labels.name} hint={t('schoolHolidays.nameHint')} required maxLength={nameMax} defaultValue={shown(values, 'name')} error={errors.name} />
      <div className="flex flex-wrap gap-4">
        <DateField name="first" label={labels.first} required defaultValue={shown(values, 'first')} error={errors.first} className="min-w-0 flex-1 basis-40" />
        <DateField name="last" label={labels.last} required defaultValue={shown(values, 'last')} error={errors.last} className="min-w-0 flex-1 basis-40" />
      </div>
      <div><Button>{t('schoolHolidays.add')}</Button></div>
    </SiteForm>
  )
}
