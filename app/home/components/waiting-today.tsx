import { Link } from '@remix-run/react'

import type { WaitingToday as Waiting } from '~/home/waiting-today.server'
import { useTranslations } from '~/messages/intl'
import { Icon } from '~/ui/icon'

const KINDS = ['toResolve', 'toSettle', 'toAnswer', 'toHandOver', 'toGive', 'toLendAHand', 'toReturn'] as const

/** What waits today for the association one acts for, gravest first, each line leading to the loans; and quietly, whom it could help. */
export function WaitingToday({ waiting, toHelp }: { waiting: Waiting; toHelp: number }) {
  const t = useTranslations('home.waiting')
  const lines = KINDS.filter((kind) => waiting[kind] > 0)
  return (
    <section aria-labelledby="a-traiter" className="pb-6">
      <h2 id="a-traiter" className="text-lg">{t('title')}</h2>
      {lines.length === 0 && <p className="text-ink-soft">{t('nothing')}</p>}
      {lines.length + toHelp > 0 && (
        <ul className="flex flex-col gap-x-8 sm:flex-row sm:flex-wrap">
          {lines.map((kind) => <Line key={kind} to="/prets">{t(kind, { count: waiting[kind] })}</Line>)}
          {toHelp > 0 && <Line to="/besoins?voir=aider">{t('toHelp', { count: toHelp })}</Line>}
        </ul>
      )}
    </section>
  )
}

function Line({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <Link to={to} prefetch="intent" className="inline-flex min-h-tap items-center gap-2 text-accent underline decoration-1 underline-offset-4 hover:decoration-2">
        {children}
        <Icon name="arrow-right" />
      </Link>
    </li>
  )
}
