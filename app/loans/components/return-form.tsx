import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { Fieldset, QuantityField, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanStep } from '../loan-steps.server'
import { ExpectedState } from './expected-state'

/** The retour: how many come back, how many are lost or broken for good, in which state. What is neither stays out. */
export function ReturnForm({ loan }: { loan: LoanStep }) {
  const t = useTranslations('loans')
  const failure = useFormFailure()
  const fields = (id: string) => ({ back: `lines.${id}.back`, lost: `lines.${id}.lost`, condition: `lines.${id}.condition` })
  const labels = Object.fromEntries([
    ...loan.lines.flatMap(({ id }) => [[fields(id).back, t('return.back')], [fields(id).lost, t('return.lost')], [fields(id).condition, t('return.condition')]]),
    ['remarks', t('return.remarks')],
  ]) as Record<string, string>
  const quantity = (name: string, most: number, value: number, hint?: string) => (
    <QuantityField
      name={name} label={labels[name]} hint={hint} min={0} max={most} required unit={t('handover.of', { most })}
      defaultValue={shown(failure.values, name, value)} error={failure.errors[name]}
    />
  )
  return (
    <SiteForm failure={failure} labels={labels} className="flex max-w-prose flex-col gap-8">
      <ExpectedState state={loan.state} />
      {loan.lines.filter((line) => line.most > 0).map((line) => {
        const names = fields(line.id)
        return (
          <Fieldset key={line.id} id={`line-${line.id}`} legend={line.title} hint={line.conditionOut ? t('return.conditionOut', { condition: line.conditionOut }) : undefined}>
            {quantity(names.back, line.most, line.most)}
            {quantity(names.lost, line.most, 0, t('return.lostHint'))}
            <TextArea
              name={names.condition} label={labels[names.condition]} hint={t('return.conditionHint')} optionalLabel rows={2} maxLength={LIMITS.condition}
              defaultValue={shown(failure.values, names.condition)} error={failure.errors[names.condition]}
            />
          </Fieldset>
        )
      })}
      <TextArea name="remarks" label={labels.remarks} hint={t('return.remarksHint')} optionalLabel rows={3} maxLength={LIMITS.remarks} defaultValue={shown(failure.values, 'remarks')} error={failure.errors.remarks} />
      <Button icon="check" className="min-h-[3.25rem] text-lg">{t('return.send')}</Button>
    </SiteForm>
  )
}
