import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { Fieldset, QuantityField, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanStep } from '../loan-steps.server'
import { ExpectedState } from './expected-state'

/** The retrait: how many leave, in which state. */
export function HandoverForm({ loan }: { loan: LoanStep }) {
  const t = useTranslations('loans')
  const failure = useFormFailure()
  const fields = (id: string) => ({ out: `lines.${id}.quantityOut`, condition: `lines.${id}.condition` })
  const labels = Object.fromEntries(loan.lines.flatMap(({ id }) => [[fields(id).out, t('handover.out')], [fields(id).condition, t('handover.condition')]]))
  return (
    <SiteForm failure={failure} labels={labels} className="flex max-w-prose flex-col gap-8">
      <ExpectedState state={loan.state} />
      {loan.lines.map((line) => {
        const names = fields(line.id)
        return (
          <Fieldset key={line.id} id={`line-${line.id}`} legend={line.title}>
            <QuantityField
              name={names.out} label={labels[names.out]} min={0} max={line.most} unit={t('handover.of', { most: line.most })} required
              defaultValue={shown(failure.values, names.out, line.most)} error={failure.errors[names.out]}
            />
            <TextArea
              name={names.condition} label={labels[names.condition]} hint={t('handover.conditionHint')} optionalLabel rows={3} maxLength={LIMITS.condition}
              defaultValue={shown(failure.values, names.condition)} error={failure.errors[names.condition]}
            />
          </Fieldset>
        )
      })}
      <Button icon="check" className="min-h-[3.25rem] text-lg">{t(loan.gift ? 'handover.sendGift' : 'handover.send')}</Button>
    </SiteForm>
  )
}
