import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { formatDayTime } from '~/messages/format'
import { Section } from '~/ui/section'

import type { DisputePage, DisputeShown } from '../dispute-page.server'
import { isLive } from '../dispute-states'
import { DisputeAccounts, DisputeFacts, WriteAccount } from './dispute-facts'
import { OtherWays, RaisedNotice } from './dispute-help'
import { AgreedOutcome, EarlierOutcomes, LookForOutcome } from './dispute-outcome'

/** One litige: where it stands, what it is about, what each side tells, how it ends. */
export function DisputeView({ page, dispute, formKey }: { page: DisputePage; dispute: DisputeShown; formKey: string }) {
  const t = useTranslations('disputes')
  const locale = useLocale()
  const now = useNow()
  const live = isLive(dispute.state)
  const outcome = live && <Section title={t('outcome.title')} className="!mt-0"><LookForOutcome page={page} dispute={dispute} formKey={formKey} /></Section>
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <RaisedNotice dispute={dispute} atTheDesk={page.side === null} />
      {dispute.agreed && <AgreedOutcome page={page} agreed={dispute.agreed} />}
      {dispute.state === 'withdrawn' && dispute.endedAt && <p>{t('withdrawn', { by: page.names[dispute.side], at: formatDayTime(dispute.endedAt, locale, now) })}</p>}
      {/* What waits for this side's answer comes first. */}
      {dispute.mayAgree && outcome}
      <Section title={t('about')} className="!mt-0"><DisputeFacts dispute={dispute} deposit={page.deposit} /></Section>
      <Section title={t('accounts.title')} className="!mt-0">
        <DisputeAccounts dispute={dispute} />
        {dispute.mayWrite && <div className="mt-6"><WriteAccount dispute={dispute} formKey={formKey} /></div>}
      </Section>
      {!dispute.mayAgree && outcome}
      <EarlierOutcomes page={page} earlier={dispute.earlier} />
      {live && page.side && (dispute.raise || dispute.mayWithdraw) && <Section title={t('raise.title')} className="!mt-0"><OtherWays dispute={dispute} formKey={formKey} /></Section>}
    </div>
  )
}
