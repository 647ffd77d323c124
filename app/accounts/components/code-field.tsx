import { useTranslations } from '~/messages/intl'

import { TextField } from '~/ui/fields'

/** The six digits of a mail; phones propose them. */
export function CodeField({ error, defaultValue }: { error?: string | undefined; defaultValue: string }) {
  const t = useTranslations('accounts')
  return (
    <TextField
      name="code" label={t('code.label')} hint={t('code.hint')} error={error} defaultValue={defaultValue} required
      inputMode="numeric" autoComplete="one-time-code" maxLength={12} className="max-w-sm"
    />
  )
}
