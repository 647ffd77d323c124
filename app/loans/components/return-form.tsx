import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { Fieldset, QuantityField, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanStep } from '../loan-steps.server'
import { ConditionFields } from './condition-fields'
import { ExpectedState } from './expected-state'
import { SignatureField } from './signature-field'

/** The retour: how many come back, how many are lost or broken for good, in which state. What is neither stays out. */
export function ReturnForm({ loan, formKey, guest = false }: { loan: LoanStep; formKey: string; guest?: boolean }) {
  const t = useTranslations('loans')
  const failure = useFormFailure()
  const lines = loan.lines.filter((line) => line.most > 0)
  const fields = (id: string) => ({ back: `lines.${id}.back`, lost: `lines.${id}.lost` })
  const labels = Object.fromEntries([...lines.flatMap(({ id, title }) => [[fields(id).back, `${t('return.back')} (${title})`], [fields(id).lost, `${t('return.lost')} (${title})`]]), ['remarks', t('return.remarks')]]) as Record<string, string>
  const quantity = (name: string, label: string, most: number, value: number, hint?: string) => (
    <QuantityField
      name={name} label={label} hint={hint} min={0} max={most} required unit={t('handover.of', { most })}
      defaultValue={shown(failure.values, name, value)} error={failure.errors[name]}
    />
  )
  return (
    <SiteForm failure={failure} formKey={formKey} labels={labels} encType="multipart/form-data" className="flex max-w-prose flex-col gap-8">
      <ExpectedState state={loan.state} />
      <input type="hidden" name="_keeper" value={loan.keeper} />
      {lines.map((line) => (
        <Fieldset key={line.id} id={`line-${line.id}`} legend={line.title} hint={line.conditionOut ? t('return.conditionOut', { condition: line.conditionOut }) : undefined}>
          {quantity(fields(line.id).back, t('return.back'), line.most, line.most)}
          {quantity(fields(line.id).lost, t('return.lost'), line.most, 0, t('return.lostHint'))}
          <ConditionFields line={line} failure={failure} hint={t('return.conditionHint')} />
        </Fieldset>
      ))}
      <TextArea name="remarks" label={labels.remarks} hint={t('return.remarksHint')} optionalLabel rows={3} maxLength={LIMITS.remarks} defaultValue={shown(failure.values, 'remarks')} error={failure.errors.remarks} />
      {guest && <SignatureField drawn={shown(failure.values, 'signature')} />}
      <Button icon="check" className="min-h-[3.25rem] text-lg">{t('return.send')}</Button>
    </SiteForm>
  )
}
