import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { formatDayTime, formatMoney } from '~/messages/format'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { MoneyField, RadioGroup, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { TextLink } from '~/ui/text-link'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../dispute-limits'
import type { DisputePage, DisputeShown } from '../dispute-page.server'
import { OUTCOMES } from '../dispute-states'

type Proposal = NonNullable<DisputeShown['proposal']>
type Page = Pick<DisputePage, 'id' | 'side' | 'names' | 'deposit'>

/** An outcome in one sentence: who does or pays what. */
function useOutcomeText(names: DisputePage['names']) {
  const t = useTranslations('disputes.outcome')
  const locale = useLocale()
  return ({ outcome, cents }: Proposal) => t('is', { outcome, ...names, amount: formatMoney(cents ?? 0, locale) })
}

/** What both sides agreed, when, and who said so. */
export function AgreedOutcome({ page, agreed }: { page: Page; agreed: Proposal }) {
  const t = useTranslations('disputes.outcome')
  const locale = useLocale()
  const now = useNow()
  const text = useOutcomeText(page.names)
  return (
    <section aria-labelledby="accord" className="rounded-lg bg-good-soft p-5 sm:p-6">
      <h2 id="accord" className="text-xl">{t(page.side ? 'agreed' : 'agreedOf')}</h2>
      <p className="mt-2 text-lg font-semibold">{text(agreed)}</p>
      <Words proposal={agreed} />
      {agreed.answeredAt && <p className="mt-3">{t('agreedBy', { by: agreed.by, answeredBy: agreed.answeredBy, at: formatDayTime(agreed.answeredAt, locale, now) })}</p>}
      {page.side === 'lender' && agreed.outcome === 'payment' && page.deposit?.held && (
        <p className="mt-3">{t('keep')} <TextLink to={`/prets/${page.id}#caution`}>{t('keepLink')}</TextLink></p>
      )}
    </section>
  )
}

/** The open proposal with its one click, and the form for another one. */
export function LookForOutcome({ page, dispute, formKey }: { page: Page; dispute: DisputeShown; formKey: string }) {
  const t = useTranslations('disputes.outcome')
  const { proposal } = dispute
  return (
    <div className="flex flex-col gap-5">
      {proposal ? <OpenOutcome page={page} dispute={dispute} proposal={proposal} formKey={formKey} /> : <p className="text-ink-soft">{t('none')}</p>}
      {dispute.mayPropose && <Propose page={page} dispute={dispute} formKey={formKey} />}
    </div>
  )
}

function OpenOutcome({ page, dispute, proposal, formKey }: { page: Page; dispute: DisputeShown; proposal: Proposal; formKey: string }) {
  const t = useTranslations('disputes.outcome')
  const failure = useFormFailure('agree')
  const text = useOutcomeText(page.names)
  const mine = proposal.side === page.side
  return (
    <div className={`rounded-lg border-2 bg-surface p-5 sm:p-6 ${dispute.mayAgree ? 'border-accent' : 'border-line'}`}>
      <p>{mine ? t('yours') : t('proposed', { by: proposal.by })}</p>
      <p className="mt-1 text-lg font-semibold">{text(proposal)}</p>
      <Words proposal={proposal} />
      {mine && <p className="mt-3 text-ink-soft">{t('waits')}</p>}
      {dispute.mayAgree && (
        <SiteForm name="agree" formKey={formKey} failure={failure} className="mt-5 flex flex-col gap-4">
          <input type="hidden" name="disputeId" value={dispute.id} />
          <input type="hidden" name="proposalId" value={proposal.id} />
          <div><Button icon="check">{t('agree')}</Button></div>
        </SiteForm>
      )}
    </div>
  )
}

function Propose({ page, dispute, formKey }: { page: Page; dispute: DisputeShown; formKey: string }) {
  const t = useTranslations('disputes.outcome')
  const failure = useFormFailure('propose')
  return (
    <Disclosure summary={t(dispute.proposal ? 'otherwise' : 'propose')} open={failure.code !== null}>
      <SiteForm name="propose" formKey={formKey} failure={failure} labels={{ outcome: t('which'), amount: t('amount'), words: t('words') }} className="flex max-w-prose flex-col gap-5">
        <input type="hidden" name="disputeId" value={dispute.id} />
        <input type="hidden" name="insteadOf" value={dispute.proposal?.id ?? ''} />
        <RadioGroup name="outcome" legend={t('which')} options={OUTCOMES.map((value) => ({ value, label: t(`option.${value}`, page.names) }))} defaultValue={shown(failure.values, 'outcome')} error={failure.errors.outcome} />
        <MoneyField name="amount" label={t('amount')} hint={t('amountHint')} optionalLabel defaultValue={shown(failure.values, 'amount')} error={failure.errors.amount} />
        <TextArea name="words" label={t('words')} optionalLabel rows={3} maxLength={LIMITS.words} defaultValue={shown(failure.values, 'words')} error={failure.errors.words} />
        <div><Button variant={dispute.proposal ? 'secondary' : 'primary'}>{t('send')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}

/** What was proposed before the last one, for who reads how it came. */
export function EarlierOutcomes({ page, earlier }: { page: Page; earlier: readonly Proposal[] }) {
  const t = useTranslations('disputes.outcome')
  const locale = useLocale()
  const now = useNow()
  const text = useOutcomeText(page.names)
  if (earlier.length === 0) return null
  return (
    <Disclosure summary={t('earlier')}>
      <ul className="flex flex-col gap-3">
        {earlier.map((proposal) => (
          <li key={proposal.id}>
            <p>{t('earlierIs', { by: proposal.by, at: formatDayTime(proposal.at, locale, now), text: text(proposal) })}</p>
            <Words proposal={proposal} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

const Words = ({ proposal: { words } }: { proposal: Proposal }) =>
  words === '' ? null : <Quote className="mt-3">{words}</Quote>
