import { useLocale, useNow, useTranslations } from '~/messages/intl'

import { formatDayTime } from '~/messages/format'
import { Button, ButtonLink } from '~/ui/button'
import { Fieldset, QuantityField, TextArea, TextField } from '~/ui/fields'
import { Disclosure } from '~/ui/disclosure'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { LoanPage } from '../loan-page.server'
import { LIMITS } from '../loan-limits'
import { actionPath } from './inbox-row'
import { ExpectedState } from './expected-state'
import { OpenProposal } from './open-proposal'
import { partnerName } from './partner-name'
import { ProposeTerms } from './propose-terms'

/** What happens next, who does it, and the one button for it. */
export function NextStepPanel({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const locale = useLocale()
  const now = useNow()
  const partner = partnerName(loan)
  const { action, sentence } = loan.next
  return (
    <section aria-label={t('page.next')} className="flex flex-col gap-5 rounded-lg bg-sunken p-5 sm:p-6">
      <p className="max-w-prose text-xl font-semibold">{t(`next.${sentence}`, { partner, path: loan.path })}</p>
      {loan.reliability && <p>{t('page.reliability', { ...loan.reliability })}</p>}
      {loan.waitingRank !== null && <p className="text-ink-soft">{t('page.rank', { rank: loan.waitingRank })}</p>}
      {loan.state === 'pending' && loan.waitingRank === null && loan.expiresAt && <p className="text-ink-soft">{t('page.expires', { at: formatDayTime(loan.expiresAt, locale, now) })}</p>}
      {loan.state === 'pending' && loan.lines.some(({ firstYes }) => firstYes) && <p className="max-w-prose">{t('page.firstYes')}</p>}
      {loan.state === 'declined' && loan.declineReason && <Quote>{loan.declineReason}</Quote>}
      {loan.proposal && <OpenProposal loan={loan} proposal={loan.proposal} />}
      {action === 'answer' && <Answer loan={loan} />}
      {loan.state === 'pending' && loan.proposal?.mine && <Disclosure summary={t('proposal.otherwise')}><div className="flex flex-col gap-5"><Answer loan={loan} /></div></Disclosure>}
      {action === 'resolve' && <Resolve loan={loan} />}
      {action === 'close' && <Command name="close" loan={loan} label={t('action.close')} />}
      {action === 'close' && <Amend loan={loan} />}
      {action === 'done' && <NoteDone loan={loan} />}
      {(action === 'hand_over' || action === 'give' || action === 'return') && (
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={actionPath(loan.id, action)} variant={loan.next.urgent ? 'primary' : 'secondary'} icon="check">{t(`action.${action}`)}</ButtonLink>
          {action === 'return' && loan.lines.some(({ due }) => due > 0) && <ButtonLink to={`/prets/${loan.id}/retrait`} variant="secondary">{t('page.handOverRest', { path: loan.path })}</ButtonLink>}
        </div>
      )}
      {action === 'give' && loan.state === 'handed_over' && (
        <Disclosure summary={t('page.forgoRest')}>
          <p className="mb-4">{t('page.forgoAfter')}</p>
          <Command name="forgo_rest" loan={loan} label={t('page.forgoRest')} />
        </Disclosure>
      )}
    </section>
  )
}

function Command({ name, loan, label }: { name: 'close' | 'cancel' | 'forgo_rest'; loan: LoanPage; label: string }) {
  const failure = useFormFailure(name)
  return (
    <SiteForm name={name} failure={failure}>
      <ExpectedState state={loan.state} />
      <div><Button variant={name === 'cancel' ? 'danger' : name === 'close' ? 'primary' : 'secondary'}>{label}</Button></div>
    </SiteForm>
  )
}

/** A helping hand in one tap; how long it took, for who wants to count. */
function NoteDone({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const failure = useFormFailure('done')
  return (
    <SiteForm name="done" failure={failure} labels={{ hours: t('page.hours') }} className="flex flex-col gap-4">
      <ExpectedState state={loan.state} />
      <TextField name="hours" label={t('page.hours')} hint={t('page.hoursHint')} optionalLabel autoComplete="off" maxLength={10} defaultValue={shown(failure.values, 'hours')} error={failure.errors.hours} />
      <div><Button icon="check" className="min-h-[3.25rem] text-lg">{t('action.done')}</Button></div>
    </SiteForm>
  )
}

function Answer({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const accept = useFormFailure('accept')
  const decline = useFormFailure('decline')
  const several = loan.lines.length > 1
  const quantityOf = (line: LoanPage['lines'][number], label: string, min: number) => (
    <QuantityField
      key={line.id} name={`quantities.${line.id}`} label={label} min={min} max={line.asked} unit={t('page.ofAsked', { asked: line.asked })}
      defaultValue={shown(accept.values, `quantities.${line.id}`, line.asked)} error={accept.errors[`quantities.${line.id}`]}
    />
  )
  return (
    <>
      <SiteForm name="accept" failure={accept} labels={Object.fromEntries(loan.lines.map((line) => [`quantities.${line.id}`, line.title]))} className="flex flex-col gap-4">
        <ExpectedState state={loan.state} />
        {several ? (
          <Fieldset legend={t('page.acceptWhich', { path: loan.path })} hint={t('page.acceptNone', { path: loan.path })} id="quantites"><div className="flex flex-col gap-4">{loan.lines.map((line) => quantityOf(line, line.title, 0))}</div></Fieldset>
        ) : loan.lines.map((line) => line.asked > 1 && quantityOf(line, t('page.acceptQuantity', { title: line.title, path: loan.path }), 1))}
        <div><Button icon="check">{t('page.accept', { path: loan.path })}</Button></div>
      </SiteForm>
      <Disclosure summary={t('page.decline')} open={decline.code !== null}>
        <SiteForm name="decline" failure={decline} labels={{ reason: t('page.reason') }} className="flex flex-col gap-4">
          <ExpectedState state={loan.state} />
          <TextArea name="reason" label={t('page.reason')} hint={t('page.reasonHint')} required rows={3} maxLength={LIMITS.reason} defaultValue={shown(decline.values, 'reason')} error={decline.errors.reason} />
          <div><Button variant="danger">{t('page.declineSend')}</Button></div>
        </SiteForm>
      </Disclosure>
      <ProposeTerms loan={loan} />
    </>
  )
}

/** What the lender finds missing or broken once the retour is noted. */
function Amend({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const failure = useFormFailure('amend')
  const back = loan.lines.filter((line) => line.back > 0)
  const label = (title: string) => (loan.lines.length > 1 ? t('amend.lostOf', { title }) : t('return.lost'))
  if (back.length === 0) return null
  return (
    <Disclosure summary={t('amend.title')} open={failure.code !== null}>
      <SiteForm name="amend" failure={failure} labels={Object.fromEntries(back.map((line) => [`lines.${line.id}.lost`, label(line.title)]))} className="flex flex-col gap-4">
        <ExpectedState state={loan.state} />
        {back.map((line) => (
          <QuantityField
            key={line.id} name={`lines.${line.id}.lost`} label={label(line.title)} hint={t('return.lostHint')} min={0} max={line.back} required unit={t('amend.of', { back: line.back })}
            defaultValue={shown(failure.values, `lines.${line.id}.lost`, 0)} error={failure.errors[`lines.${line.id}.lost`]}
          />
        ))}
        <div><Button variant="secondary">{t('amend.send')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}

function Resolve({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const failure = useFormFailure('resolve')
  return (
    <>
      <Notice tone="warning" title={t('page.missing', { missing: loan.missing })}><p>{t('page.missingNow', { path: loan.path })}</p></Notice>
      <SiteForm name="resolve" failure={failure} className="flex flex-col gap-4">
        <ExpectedState state={loan.state} />
        {loan.lines.map((line) => line.accepted > 1 && (
          <QuantityField
            key={line.id} name={`quantities.${line.id}`} label={t('page.settleQuantity', { title: line.title })} min={1} max={line.accepted} unit={t('page.ofAccepted', { accepted: line.accepted })}
            defaultValue={Math.max(line.accepted - loan.missing, 1)} error={failure.errors[`quantities.${line.id}`]}
          />
        ))}
        <div><Button>{t('page.settle')}</Button></div>
      </SiteForm>
    </>
  )
}

/** Withdrawing: a request by its borrower, a promise by either side, until the retrait. */
export function CancelLoan({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  if (!((loan.state === 'pending' && loan.side === 'borrower') || (loan.state === 'accepted' && loan.side))) return null
  const label = t(loan.state === 'pending' ? 'page.withdraw' : 'page.cancel', { path: loan.path })
  return (
    <Disclosure summary={label}>
      <p className="mb-4">{t('page.cancelAfter', { partner: partnerName(loan) })}</p>
      <Command name="cancel" loan={loan} label={label} />
    </Disclosure>
  )
}
