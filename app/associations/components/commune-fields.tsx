import { useTranslations } from '~/messages/intl'

import type { CommuneChoice } from '~/territory/communes.server'
import { Disclosure } from '~/ui/disclosure'
import { RadioGroup, SelectField, TextField } from '~/ui/fields'
import { shown, type useFormFailure } from '~/web/use-form-failure'


interface Props {
  communes: CommuneChoice[]
  failure: ReturnType<typeof useFormFailure>
  labels: { communeInsee: string; communeElsewhere: string }
  current: { insee: string; name: string } | null
}

/**
 * The commune: one of the territory from a list, any other of France by its name or postal code. Where several fit, the
 * form comes back with those to choose from; all of it works without JavaScript.
 */
export function CommuneFields({ communes, failure, labels, current }: Props) {
  const t = useTranslations('associations.commune')
  const outside = current && !communes.some(({ insee }) => insee === current.insee) ? [{ value: current.insee, label: current.name }] : []
  const elsewhere = shown(failure.values, 'communeElsewhere')
  const candidates = failure.code === 'commune_ambiguous' ? Object.entries(failure.details) : []
  return (
    <div className="flex flex-col gap-2">
      <SelectField
        name="communeInsee" label={labels.communeInsee} error={failure.errors.communeInsee} placeholder={t('choose')} defaultValue={shown(failure.values, 'communeInsee', current?.insee)}
        options={[...outside, ...communes.map(({ insee, name }) => ({ value: insee, label: name }))]} className="max-w-md"
      />
      <Disclosure summary={t('elsewhere')} open={elsewhere !== '' || failure.errors.communeElsewhere !== undefined}>
        <p className="mb-4 text-ink-soft">{t('elsewhereWhat')}</p>
        <TextField name="communeElsewhere" label={labels.communeElsewhere} error={failure.errors.communeElsewhere} defaultValue={elsewhere} autoComplete="off" className="max-w-md" />
        {candidates.length > 0 && (
          <RadioGroup name="communeFound" legend={t('which')} options={candidates.map(([insee, label]) => ({ value: insee, label: String(label) }))} className="mt-4" />
        )}
      </Disclosure>
    </div>
  )
}
