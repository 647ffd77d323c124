import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { DateField, SelectField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

interface Props {
  partners: { id: string; name: string }[]
  chosenId: string
  /** Days, both included: `2027-06-12`. */
  suggested: { first: string; last: string }
  formKey: string
}

/** Proposes a yearly convention to an association one has lent to or borrowed from. */
export function ProposeYearlyForm({ partners, chosenId, suggested, formKey }: Props) {
  const t = useTranslations('yearly.propose')
  const failure = useFormFailure('propose')
  const labels = { partnerId: t('partner'), first: t('first'), last: t('last') }
  const field = (name: keyof typeof labels, otherwise: string) => ({ name, label: labels[name], defaultValue: shown(failure.values, name, otherwise), error: failure.errors[name] })
  return (
    <SiteForm name="propose" formKey={formKey} failure={failure} labels={labels}>
      <SelectField {...field('partnerId', chosenId)} hint={t('partnerHint')} placeholder={t('choose')} options={partners.map(({ id, name }) => ({ value: id, label: name }))} required />
      <div className="flex flex-wrap items-end gap-6">
        <DateField {...field('first', suggested.first)} required />
        <DateField {...field('last', suggested.last)} hint={t('lastHint')} required />
      </div>
      <div><Button>{t('submit')}</Button></div>
    </SiteForm>
  )
}
