import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Icon } from './icon'

const BASE = 'inline-flex min-h-tap items-center gap-2 rounded-3xl border px-4 py-1.5 leading-snug'
const LOOK = 'border-line-strong bg-surface text-ink'
const SELECTED = 'border-accent bg-accent-soft font-semibold text-accent'

/** A short choice; with `to` it is a link. */
export function Chip({ to, selected, children }: { to?: string; selected?: boolean; children: ReactNode }) {
  const look = `${BASE} ${selected ? SELECTED : LOOK}`
  const content = <>{selected && <Icon name="check" />}{children}</>
  if (!to) return <span className={look}>{content}</span>
  return <Link to={to} prefetch="intent" aria-current={selected || undefined} className={`${look} no-underline hover:border-ink`}>{content}</Link>
}

/** A filter in force: the whole chip takes it away. `removeLabel` says so to a screen reader, before its words. */
export function RemovableChip({ to, removeLabel, children }: { to: string; removeLabel: string; children: ReactNode }) {
  return (
    <Link to={to} className={`${BASE} ${SELECTED} relative no-underline hover:border-accent-strong`}>
      <span className="sr-only">{removeLabel}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      <Icon name="cross" className="size-4 shrink-0" />
    </Link>
  )
}
