import { useLocale, useTranslations } from '~/messages/intl'

import { formatDays, formatPhone } from '~/messages/format'
import type { LoanToWatch } from '~/moderation/loans-to-watch.server'
import type { Watch } from '~/moderation/watches'
import { StateTag, type StateTone } from '~/ui/state-tag'

import { DeskRow } from './desk-row'
import { WaitingSince } from './waiting-since'

const TONES: Record<Watch, StateTone> = { to_resolve: 'bad', overdue: 'late', unanswered: 'wait' }

/** A loan that a coordinator may have to look at: what, between whom, and how to reach both. */
export function LoanToWatchRow({ loan, watch, since, now }: { loan: LoanToWatch; watch: Watch; since: Date; now: Date }) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const side = (name: string, phone: string | null) => (phone ? t('loan.side', { name, phone: formatPhone(phone) }) : name)
  return (
    <DeskRow
      tag={<StateTag tone={TONES[watch]}>{t(`watch.${watch}`)}</StateTag>} since={<WaitingSince since={since} now={now} />}
      to={`/prets/${loan.id}`} title={t('loan.title', { title: loan.title, period: formatDays(loan.startsAt, loan.endsAt, locale, now) })}
    >
      <p>{t('loan.lender')} {side(loan.lender.name, loan.lender.phone)}</p>
      <p>{t('loan.borrower')} {side(loan.borrower.name, loan.borrower.phone)}</p>
      <p className="text-ink-soft">{t(`watchHelp.${watch}`)}</p>
    </DeskRow>
  )
}
