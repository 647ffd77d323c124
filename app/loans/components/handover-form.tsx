import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { CheckboxField, Fieldset, QuantityField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { LoanStep } from '../loan-steps.server'
import { ConditionFields } from './condition-fields'
import { ExpectedState } from './expected-state'
import { SignatureField } from './signature-field'

/** The retrait: how many leave, in which state. All is filled in as if all were well, so that one tap does. */
export function HandoverForm({ loan, formKey, guest = false }: { loan: LoanStep; formKey: string; guest?: boolean }) {
  const t = useTranslations('loans')
  const failure = useFormFailure()
  const lines = loan.lines.filter(({ most }) => most > 0)
  const out = (id: string) => `lines.${id}.quantityOut`
  const labels = Object.fromEntries(lines.map(({ id, title }) => [out(id), `${t('handover.out')} (${title})`]))
  return (
    <SiteForm failure={failure} formKey={formKey} labels={labels} encType="multipart/form-data" className="flex max-w-prose flex-col gap-8">
      <ExpectedState state={loan.state} />
      <input type="hidden" name="_keeper" value={loan.keeper} />
      {lines.map((line) => (
        <Fieldset key={line.id} id={`line-${line.id}`} legend={line.title}>
          {line.most === 1 && lines.length === 1 ? <input type="hidden" name={out(line.id)} value="1" /> : (
            <QuantityField
              name={out(line.id)} label={t('handover.out')} min={0} max={line.most} unit={t('handover.of', { most: line.most })} required
              defaultValue={shown(failure.values, out(line.id), line.most)} error={failure.errors[out(line.id)]}
            />
          )}
          <ConditionFields line={line} failure={failure} hint={t('handover.conditionHint', { path: loan.path })} />
        </Fieldset>
      ))}
      {lines.reduce((sum, { most }) => sum + most, 0) > 1 && <CheckboxField name="rest" value="later" label={t('handover.rest', { path: loan.path })} hint={t('handover.restHint')} defaultChecked={shown(failure.values, 'rest', loan.more || loan.path === 'gift' ? 'later' : '') === 'later'} />}
      {guest && <SignatureField drawn={shown(failure.values, 'signature')} />}
      <Button icon="check" className="min-h-[3.25rem] text-lg">{t(loan.path === 'gift' ? 'handover.sendGift' : 'handover.send')}</Button>
    </SiteForm>
  )
}
