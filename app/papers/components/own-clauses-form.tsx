import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** What a lender adds to its conventions. */
export function OwnClausesForm({ clauses, formKey }: { clauses: string; formKey: string }) {
  const t = useTranslations('papers.ownClauses')
  const failure = useFormFailure()
  return (
    <SiteForm formKey={formKey} failure={failure} labels={{ clauses: t('text') }}>
      <TextArea name="clauses" label={t('text')} hint={t('hint')} rows={12} defaultValue={shown(failure.values, 'clauses', clauses)} error={failure.errors.clauses} />
      <div><Button>{t('submit')}</Button></div>
    </SiteForm>
  )
}
