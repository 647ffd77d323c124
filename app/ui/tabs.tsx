import { Link } from '@remix-run/react'

interface Tab {
  to: string
  label: string
  count?: number
  current: boolean
}

/** Views of one page, each with its own address. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-8 border-b border-line print:hidden">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {items.map(({ to, label: text, count, current }) => (
          <li key={to}>
            <Link
              to={to} prefetch="intent" aria-current={current ? 'page' : undefined}
              className={`inline-flex min-h-tap items-center gap-2 border-b-4 no-underline ${current ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink'}`}
            >
              {text}
              {count !== undefined && <span className="rounded-full bg-neutral-soft px-2 text-sm text-neutral">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
