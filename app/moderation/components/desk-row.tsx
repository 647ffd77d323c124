import type { ReactNode } from 'react'

import { TextLink } from '~/ui/text-link'

interface DeskRowProps {
  tag: ReactNode
  since?: ReactNode
  to: string
  title: ReactNode
  children: ReactNode
  actions?: ReactNode
}

/** One thing at the desk: what it is, since when, what there is to know, what can be done. */
export function DeskRow({ tag, since, to, title, children, actions }: DeskRowProps) {
  return (
    <li className="flex flex-col gap-2 py-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">{tag}{since}</p>
      <p className="text-lg font-semibold leading-snug"><TextLink to={to}>{title}</TextLink></p>
      <div className="flex max-w-prose flex-col gap-1">{children}</div>
      {actions && <div className="mt-2">{actions}</div>}
    </li>
  )
}

/** The rows of the desk, with a line between them. */
export function DeskList({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line border-y border-line">{children}</ul>
}
