import { Link } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import type { DisputeInbox } from '~/disputes/dispute-inbox.server'
import { Icon } from '~/ui/icon'

/** Litiges that wait for an account or an answer. */
export function DisputeList({ disputes }: { disputes: DisputeInbox['disputes'] }) {
  const t = useTranslations('disputes')
  if (disputes.length === 0) return null
  return (
    <ul className="mb-6">
      {disputes.map(({ loanId, partner, title, waits }) => (
        <li key={loanId} className="border-b border-line">
          <Link to={`/prets/${loanId}/litige`} prefetch="intent" className="flex min-h-tap items-center gap-3 py-3 underline-offset-4 hover:underline">
            <Icon name="warning" className="size-5 text-bad" />
            <span>{t(`inbox.${waits}`, { partner, title })}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
