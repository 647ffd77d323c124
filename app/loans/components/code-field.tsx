import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/fields'

/** The code that stands on the other telephone: to the loan it is of. */
export function CodeField() {
  const t = useTranslations('reports.code')
  return (
    <form action="/code" method="get" className="my-6 flex max-w-md flex-wrap items-end gap-3">
      <TextField name="code" label={t('ask')} hint={t('askHint')} required maxLength={12} autoComplete="off" autoCapitalize="characters" className="min-w-0 flex-1 basis-48" />
      <Button variant="secondary">{t('open')}</Button>
    </form>
  )
}
