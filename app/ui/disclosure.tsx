import type { ReactNode } from 'react'

import { Icon } from './icon'

/** A part folded away until it is wanted; native, so it works without JavaScript. */
export function Disclosure({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group border-y border-line [&+&]:border-t-0">
      <summary className="flex min-h-tap items-center justify-between gap-4 py-3 font-semibold hover:text-accent">
        {summary}
        <Icon name="chevron-down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="pb-6 pt-2">{children}</div>
    </details>
  )
}
