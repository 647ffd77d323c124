import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'

import type { WaitingToday as Waiting } from '~/home/waiting-today.server'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'

const KINDS = ['toResolve', 'toAnswer', 'toHandOver', 'toReturn'] as const

/** What waits today for the association one acts for, gravest first, each line leading to the loans. */
export function WaitingToday({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('home.waiting')
  const lines = KINDS.filter((kind) => waiting[kind] > 0)
  return (
    <Section title={t('title')} className="!mt-14">
      {lines.length === 0 ? (
        <p className="text-ink-soft">{t('nothing')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {lines.map((kind) => (
            <li key={kind}>
              <Link to="/prets" prefetch="intent" className="flex min-h-tap items-center justify-between gap-4 py-3 font-semibold text-ink no-underline hover:text-accent">
                {t(kind, { count: waiting[kind] })}
                <Icon name="arrow-right" className="size-5 text-accent" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
