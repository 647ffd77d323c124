import { useLocale, useTranslations } from '~/messages/intl'
import { formatMoney } from '~/messages/format'
import { Button } from '~/ui/button'
import { MoneyField, QuantityField, RadioGroup, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../dispute-limits'
import type { DisputePage } from '../dispute-page.server'
import { DISPUTE_KINDS } from '../dispute-states'

/** Says what is damaged or missing, and what happened; where the états des lieux say it already, it is filled in. */
export function OpenForm({ lines, formKey }: { lines: DisputePage['lines']; formKey: string }) {
  const t = useTranslations('disputes.open')
  const failure = useFormFailure('open')
  const labels = Object.fromEntries(lines.flatMap(({ id }) => [[`lines.${id}.kind`, t('which')], [`lines.${id}.quantity`, t('quantity')], [`lines.${id}.amount`, t('amount')]]))
  return (
    <SiteForm name="open" formKey={formKey} failure={failure} labels={{ ...labels, words: t('words') }} className="flex max-w-prose flex-col gap-8">
      {lines.map((line) => <LineFields key={line.id} line={line} alone={lines.length === 1} failure={failure} />)}
      <TextArea name="words" label={t('words')} hint={t('wordsHint')} required rows={6} maxLength={LIMITS.account} defaultValue={shown(failure.values, 'words')} error={failure.errors.words} />
      <div><Button>{t('send')}</Button></div>
    </SiteForm>
  )
}

function LineFields({ line, alone, failure }: { line: DisputePage['lines'][number]; alone: boolean; failure: ReturnType<typeof useFormFailure> }) {
  const t = useTranslations('disputes.open')
  const locale = useLocale()
  const field = (part: string) => `lines.${line.id}.${part}`
  const noted = line.lost > 0 ? 'loss' : line.damaged ? 'damage' : alone ? 'damage' : 'none'
  const kinds = alone ? DISPUTE_KINDS : (['none', ...DISPUTE_KINDS] as const)
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        name={field('kind')} legend={alone ? t('which') : line.title} options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        defaultValue={shown(failure.values, field('kind'), noted)} error={failure.errors[field('kind')]}
      />
      {line.out > 1 ? (
        <QuantityField
          name={field('quantity')} label={t('quantity')} min={1} max={line.out} unit={t('of', { out: line.out })}
          defaultValue={shown(failure.values, field('quantity'), Math.max(line.lost, 1))} error={failure.errors[field('quantity')]}
        />
      ) : <input type="hidden" name={field('quantity')} value="1" />}
      <MoneyField
        name={field('amount')} label={t('amount')} optionalLabel hint={line.replacementCents ? t('amountHintReplacement', { amount: formatMoney(line.replacementCents, locale) }) : t('amountHint')}
        defaultValue={shown(failure.values, field('amount'), noted === 'loss' && line.replacementCents ? String((line.replacementCents * line.lost) / 100).replace('.', ',') : '')} error={failure.errors[field('amount')]}
      />
    </div>
  )
}
