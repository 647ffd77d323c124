import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Icon } from './icon'

interface PageHeaderProps {
  title: ReactNode
  /** One sentence that says what the page is for. */
  lead?: ReactNode
  back?: { to: string; label: string }
  actions?: ReactNode
}

/** The one h1 of a page, the way back above it, what can be done here beside it. */
export function PageHeader({ title, lead, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-8 flex flex-col gap-3">
      {back && (
        <p>
          <Link to={back.to} prefetch="intent" className="inline-flex min-h-tap items-center gap-2 text-accent underline-offset-4 hover:underline print:hidden">
            <Icon name="arrow-left" />{back.label}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h1 className="max-w-prose text-3xl md:text-4xl">{title}</h1>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
      {lead && <div className="max-w-prose text-lg text-ink-soft">{lead}</div>}
    </header>
  )
}
