import { useTranslations } from '~/messages/intl'

import { SelectField, TextField } from '~/ui/fields'

import { useEditor } from './use-editor'

/** A length of time: a number and its unit. */
export function LengthField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const t = useTranslations('listingEditor.length')
  const { field } = useEditor()
  const unit = field(`${name}Unit`)
  return (
    <div className="flex items-end gap-2">
      <TextField {...field(name)} label={label} hint={hint} inputMode="decimal" autoComplete="off" className="min-w-0 max-w-[20rem] flex-1" />
      <SelectField
        {...unit} defaultValue={unit.defaultValue || 'hours'} label={<span className="sr-only">{t('unitOf', { label })}</span>} className="w-28 shrink-0"
        options={(['minutes', 'hours', 'days'] as const).map((value) => ({ value, label: t(value) }))}
      />
    </div>
  )
}
