import { useTranslations } from '~/messages/intl'
import { Disclosure } from '~/ui/disclosure'
import { QuantityField, RadioGroup, SelectField, TextArea, TextField } from '~/ui/fields'
import { shown, type useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanStep } from '../loan-steps.server'
import { READINGS_OF } from '../readings'
import { PhotoField } from './photo-field'

const STATES = ['good', 'worn', 'damaged'] as const
const FUEL = ['0', '1', '2', '3', '4'] as const

/** The état des lieux of one line: its state, photos at once from the camera, and what is read off it. */
export function ConditionFields({ line, failure, hint }: { line: LoanStep['lines'][number]; failure: ReturnType<typeof useFormFailure>; hint: string }) {
  const t = useTranslations('reports')
  const name = (field: string) => `lines.${line.id}.${field}`
  const field = (of: string) => ({ name: name(of), error: failure.errors[name(of)], defaultValue: shown(failure.values, name(of), line.before[of as 'odometer'] ?? '') })
  const kept = photosKept(failure.values, line.id)
  const asked: readonly string[] = READINGS_OF[line.nature]
  return (
    <>
      <RadioGroup {...field('state')} legend={t('state')} defaultValue={shown(failure.values, name('state'), 'good')} options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))} />
      {asked.includes('odometer') && <TextField {...field('odometer')} label={t('odometer')} hint={line.before.odometer === undefined ? undefined : t('odometerBefore', { km: line.before.odometer })} inputMode="numeric" autoComplete="off" optionalLabel />}
      {asked.includes('fuel') && <SelectField {...field('fuel')} label={t('fuel')} placeholder="" optionalLabel options={FUEL.map((value) => ({ value, label: t(`tank.${value}`) }))} />}
      {asked.includes('keys') && <QuantityField {...field('keys')} label={t('keys')} min={0} max={99} optionalLabel />}
      {asked.includes('meter') && <TextField {...field('meter')} label={t('meter')} hint={t('meterHint')} maxLength={LIMITS.meter} autoComplete="off" optionalLabel />}
      {/* Those that arrived stand below: the field starts anew. */}
      <PhotoField key={`${kept.length} ${failure.code}`} name={`upload.${line.id}`} label={t(kept.length > 0 ? 'morePhotos' : 'photos')} error={failure.errors[`upload.${line.id}`]} />
      {kept.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {kept.map((photo, index) => (
            <li key={photo}>
              <input type="hidden" name={`lines.${line.id}.photos.${index}`} value={photo} />
              <img src={`/photos/${photo}.webp`} alt={t('photo', { number: index + 1 })} className="aspect-[4/3] w-28 rounded bg-sunken object-cover" />
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t('more')} open={Boolean(failure.errors[name('condition')] ?? failure.errors[name('missing')])}>
        <div className="flex flex-col gap-4">
          <TextArea {...field('condition')} label={t('note')} hint={hint} rows={2} maxLength={LIMITS.condition} optionalLabel />
          {asked.includes('missing') && <TextField {...field('missing')} label={t('missing')} hint={t('missingHint')} maxLength={LIMITS.condition} autoComplete="off" optionalLabel />}
        </div>
      </Disclosure>
    </>
  )
}

/** Photos that came with a form which is shown again: they need not be taken twice. */
function photosKept(values: LoanFormValues, lineId: string): string[] {
  const lines = values?.lines as Record<string, { photos?: unknown }> | undefined
  const photos = lines?.[lineId]?.photos
  return Array.isArray(photos) ? photos.filter((photo): photo is string => typeof photo === 'string' && /^[0-9a-f]{64}-\d{1,5}$/.test(photo)) : []
}
type LoanFormValues = ReturnType<typeof useFormFailure>['values']
