import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { QuantityField, SelectField, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { LoanPage } from '../loan-page.server'
import { LIMITS } from '../loan-limits'
import { EventDatesFields } from './event-dates-fields'
import { ExpectedState } from './expected-state'
import { partnerName } from './partner-name'

/** Suggests other dates or quantities: to a request its lender, to what is promised or out either side. */
export function ProposeTerms({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const failure = useFormFailure('propose')
  const [line] = loan.lines
  const may = loan.borrower !== null && ((loan.state === 'pending' && loan.side === 'lender') || (loan.side !== null && (loan.state === 'accepted' || loan.state === 'handed_over')))
  const out = loan.state === 'handed_over'
  if (!line || !may || (out && loan.path === 'gift')) return null
  const partner = partnerName(loan)
  const sameDates = loan.lines.every(({ typed }) => Object.entries(typed).every(([field, value]) => line.typed[field as 'start'] === value))
  // A line that counts minutes needs hours; where whole days count they are left aside.
  const nature = (loan.lines.find((each) => each.typed.startTime !== '') ?? line).nature
  const labels = { start: t('dates.from'), end: t('dates.to'), startTime: t('dates.hour'), endTime: t('dates.hour'), message: t('proposal.message', { partner }), line: t('proposal.line') }
  return (
    <Disclosure summary={t(loan.state === 'pending' ? 'proposal.open' : out ? 'proposal.openEnd' : 'proposal.openDates', { path: loan.path })} open={failure.code !== null}>
      <p className="mb-4 max-w-prose">{t('proposal.lead', { partner })}</p>
      <SiteForm name="propose" failure={failure} labels={labels} className="flex flex-col gap-5">
        <ExpectedState state={loan.state} />
        {sameDates ? <input type="hidden" name="line" value="all" /> : (
          <SelectField name="line" label={labels.line} options={loan.lines.map(({ id, title }) => ({ value: id, label: title }))} defaultValue={shown(failure.values, 'line', line.id)} error={failure.errors.line} />
        )}
        <EventDatesFields nature={nature} endOnly={out} errors={failure.errors} valueOf={(field) => shown(failure.values, field, line.typed[field])} />
        {!out && loan.lines.map((each) => each.asked > 1 && (
          <QuantityField
            key={each.id} name={`offer.${each.id}`} label={t('proposal.quantity', { title: each.title })} min={loan.state === 'pending' ? 0 : 1} max={each.asked} unit={t('page.ofAsked', { asked: each.asked })}
            defaultValue={shown(failure.values, `offer.${each.id}`, each.accepted || each.asked)} error={failure.errors[`offer.${each.id}`]}
          />
        ))}
        <TextArea name="message" label={labels.message} optionalLabel rows={2} maxLength={LIMITS.message} defaultValue={shown(failure.values, 'message')} error={failure.errors.message} />
        <div><Button variant="secondary">{t('proposal.send')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
