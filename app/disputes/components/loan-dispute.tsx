import { useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { TextLink } from '~/ui/text-link'

import { isLive } from '../dispute-states'
import type { LoanDispute } from '../loan-dispute.server'

/** On the page of a loan: the litige that there is, or, where something is noted as damaged or lost, the way to one. */
export function DisputeNotice({ loanId, dispute, atTheDesk }: { loanId: string; dispute: LoanDispute; atTheDesk: boolean }) {
  const t = useTranslations('disputes.loan')
  const to = `/prets/${loanId}/litige`
  if (dispute.state) {
    const live = isLive(dispute.state)
    return (
      <Notice tone={live ? 'warning' : 'info'} title={t(dispute.state === 'open' ? 'live' : dispute.state === 'raised' && atTheDesk ? 'raisedDesk' : dispute.state)}>
        {dispute.toAgree && <p>{t('toAgree')}</p>}
        <p><TextLink to={to}>{t('see')}</TextLink></p>
      </Notice>
    )
  }
  if (!dispute.noted) return null
  return (
    <Notice tone="info" title={t('notedTitle')}>
      <p>{t('noted')}</p>
      <div><ButtonLink to={to} variant="secondary">{t('open')}</ButtonLink></div>
    </Notice>
  )
}

/** The quiet way to a litige, where nothing was noted that asks for one. */
export function OpenDisputeLink({ loanId, dispute }: { loanId: string; dispute: LoanDispute }) {
  const t = useTranslations('disputes')
  if (!dispute.mayOpen || (dispute.noted && !dispute.state)) return null
  return <p className="py-3"><TextLink to={`/prets/${loanId}/litige`}>{t('title')}</TextLink></p>
}
