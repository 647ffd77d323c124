import { Link } from '@remix-run/react'
import { useLocale, useNow, useTranslations } from '~/messages/intl'

import { ButtonLink } from '~/ui/button'
import { StateTag } from '~/ui/state-tag'

import type { LoanInbox } from '../loan-inbox.server'
import type { NextAction } from '../next-step'
import { periodText } from './loan-period-text'
import { LoanStateTag } from './loan-state-tag'

type Row = LoanInbox['loans'][number]

/** Where the one button of a loan leads. */
export const actionPath = (loanId: string, action: NextAction): string =>
  action === 'hand_over' || action === 'give' ? `/prets/${loanId}/retrait` : action === 'return' ? `/prets/${loanId}/retour` : `/prets/${loanId}`

/** One loan of the inbox: what, with whom, when; what happens next; its one button while it waits for this side. */
export function InboxRow({ loan }: { loan: Row }) {
  const t = useTranslations('loans')
  const locale = useLocale()
  const now = useNow()
  const [line] = loan.lines
  const together = loan.side === 'lender' && loan.path === 'gift' && loan.next.action === 'answer' && loan.lines.length === 1
  if (!line) return null
  return (
    <li className="flex flex-col gap-3 border-b border-line py-5 sm:flex-row sm:items-center sm:justify-between sm:gap-8">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <LoanStateTag state={loan.shown} path={loan.path} />
          {loan.unverified && <StateTag tone="wait">{t('unverified')}</StateTag>}
          <span className="text-sm text-ink-soft">{t(loan.side === 'lender' ? 'inbox.youLend' : 'inbox.youBorrow', { path: loan.path })}</span>
        </p>
        <h2 className="mt-1 text-lg">
          <Link to={`/prets/${loan.id}`} prefetch="intent" className="inline-flex min-h-tap items-center underline decoration-1 underline-offset-4 hover:decoration-2">
            {t('inbox.what', { quantity: line.quantity, title: line.title, more: loan.lines.length - 1 })}
          </Link>
        </h2>
        <p className="text-ink-soft">{t('inbox.withWhen', { partner: loan.partner, period: periodText(loan, line.nature, locale, now) })}</p>
        <p className="mt-1">{t(`next.${loan.next.sentence}`, { partner: loan.partner, path: loan.path })}</p>
      </div>
      {loan.next.action && loan.next.urgent && (
        <ButtonLink to={together ? `/annonces/${line.listingId}/demandes` : actionPath(loan.id, loan.next.action)} variant="secondary" className="shrink-0">{t(together ? 'inbox.allRequests' : `action.${loan.next.action}`)}</ButtonLink>
      )}
    </li>
  )
}
