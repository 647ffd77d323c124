import type { OrganisationStatus } from 'prisma/generated/client'
import { useTranslations } from '~/messages/intl'

import { ORGANISATION_DECISIONS, openDecisions, type OrganisationDecision } from '~/moderation/organisation-decisions'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** A form for each decision that is open: at once, or folded with the reason it asks for. */
export function OrganisationDecisionForms({ status, formKey }: { status: OrganisationStatus; formKey: string }) {
  // Another coordinator was first: the form that was sent is no longer here to say so.
  const failure = useFormFailure()
  return (
    <div className="flex flex-col gap-6">
      {failure.code === 'already_decided' && <Notice tone="warning">{failure.formError}</Notice>}
      {openDecisions(status).map((decision) => <DecisionForm key={decision} decision={decision} formKey={formKey} />)}
    </div>
  )
}

function DecisionForm({ decision, formKey }: { decision: OrganisationDecision; formKey: string }) {
  const t = useTranslations('moderation')
  const failure = useFormFailure(decision)
  const { needsReason } = ORGANISATION_DECISIONS[decision]
  const id = `${decision}-reason`
  const formError = failure.code === 'already_decided' ? null : failure.formError
  const failed = formError !== null || failure.errors.reason !== undefined
  const form = (
    <SiteForm
      name={decision} formKey={`${formKey}-${decision}`} labels={{ [id]: t('decide.reason') }}
      failure={{ formError, errors: failure.errors.reason ? { [id]: failure.errors.reason } : {} }}
    >
      <input type="hidden" name="decision" value={decision} />
      {needsReason && (
        <TextArea
          id={id} name="reason" label={t('decide.reason')} hint={t(`decide.${decision as 'refuse'}.reasonHint`)} rows={3}
          error={failure.errors.reason} defaultValue={failed ? shown(failure.values, 'reason') : ''}
        />
      )}
      <div><Button variant={decision === 'verify' || decision === 'restore' ? 'primary' : 'danger'}>{t(`decide.${decision}.button`)}</Button></div>
    </SiteForm>
  )
  return needsReason ? <Disclosure summary={t(`decide.${decision as 'refuse'}.summary`)} open={failed}>{form}</Disclosure> : form
}
