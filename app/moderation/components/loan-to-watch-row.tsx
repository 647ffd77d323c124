import { useLocale, useTranslations } from '~/messages/intl'

import { formatDays } from '~/messages/format'
import type { LoanToWatch } from '~/moderation/loans-to-watch.server'
import type { Watch } from '~/moderation/watches'
import { StateTag, type StateTone } from '~/ui/state-tag'

import { DeskRow } from './desk-row'
import { PhoneLink } from './reach'
import { WaitingSince } from './waiting-since'

const TONES: Record<Watch, StateTone> = { to_resolve: 'bad', overdue: 'late', dispute: 'bad', unanswered: 'wait' }

/** A loan that a coordinator may have to look at: what, between whom, and how to reach both; with `help`, what to do about it. */
export function LoanToWatchRow({ loan, watch, since, now, help = false }: { loan: LoanToWatch; watch: Watch; since: Date; now: Date; help?: boolean }) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  return (
    <DeskRow
      tag={<StateTag tone={TONES[watch]}>{t(`watch.${watch}`)}</StateTag>} since={<WaitingSince since={since} now={now} />}
      to={watch === 'dispute' ? `/prets/${loan.id}/litige` : `/prets/${loan.id}`} title={t('loan.title', { title: loan.title, period: formatDays(loan.startsAt, loan.endsAt, locale, now) })}
    >
      <p>{t('loan.lender')} {loan.lender.name} <PhoneLink phone={loan.lender.phone} /></p>
      <p>{t('loan.borrower')} {loan.borrower.name} {loan.borrower.phone && <PhoneLink phone={loan.borrower.phone} />}</p>
      {help && <p className="text-ink-soft">{t(`watchHelp.${watch}`)}</p>}
    </DeskRow>
  )
}
