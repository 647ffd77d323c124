import type { LoanState } from 'prisma/generated/client'

import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanPath } from '../loan-path'
import type { LoanReport } from '../loan-reports.server'
import { ExpectedState } from './expected-state'
import { ReportLines } from './report-lines'
import { SignatureField } from './signature-field'

/** What the other side noted, and whether it is so: one tap, or a word on what is not. */
export function AnswerReport({ report, loan: { state, path }, guest = false }: { report: LoanReport; loan: { state: LoanState; path: LoanPath }; guest?: boolean }) {
  const t = useTranslations('reports')
  const failure = useFormFailure('answer_report')
  const about = (
    <>
      <ExpectedState state={state} />
      <input type="hidden" name="reportId" value={report.id} />
    </>
  )
  return (
    <div role="group" aria-labelledby={`etat-${report.id}`} className="rounded-lg border-2 border-accent bg-surface p-5 sm:p-6">
      <p id={`etat-${report.id}`} className="text-xl font-semibold">{t('toAnswer', { by: report.by, ending: report.ending, path })}</p>
      <ReportLines report={report} />
      <SiteForm name="answer_report" failure={failure.values?.answer === 'confirm' ? failure : undefined} className="mt-5 flex flex-col gap-4">
        {about}
        {guest && <SignatureField />}
        <div><Button name="answer" value="confirm" icon="check">{t('confirm')}</Button></div>
      </SiteForm>
      <div className="mt-5">
        <Disclosure summary={t('contest')} open={failure.values?.answer === 'contest'}>
          <SiteForm name="answer_report" failure={failure.values?.answer === 'contest' ? failure : undefined} labels={{ reason: t('reason') }} className="flex flex-col gap-4">
            {about}
            <TextArea name="reason" label={t('reason')} required rows={3} maxLength={LIMITS.reason} defaultValue={shown(failure.values, 'reason')} error={failure.errors.reason} />
            <div><Button name="answer" value="contest" variant="secondary">{t('contestSend')}</Button></div>
          </SiteForm>
        </Disclosure>
      </div>
    </div>
  )
}
