import type { ReactNode } from 'react'

import { formatDayTime } from '~/messages/format'
import { useLocale } from '~/messages/intl'

import type { StateTone } from './state-tag'

export interface TimelineItem {
  id: string
  title: ReactNode
  at: Date | string
  body?: ReactNode
  tone?: StateTone
}

const DOTS: Record<StateTone, string> = { neutral: 'bg-line-strong', wait: 'bg-wait', good: 'bg-good', bad: 'bg-bad', active: 'bg-active', late: 'bg-late' }

/** What happened, in order. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const locale = useLocale()
  return (
    <ol className="flex flex-col">
      {items.map(({ id, title, at, body, tone = 'neutral' }) => {
        const instant = new Date(at)
        return (
          <li key={id} className="relative border-l-2 border-line pb-6 pl-6 last:border-transparent last:pb-0">
            <span aria-hidden="true" className={`absolute -left-[0.4rem] top-2 size-2.5 rounded-full ${DOTS[tone]}`} />
            <p className="font-semibold">{title}</p>
            <p className="text-sm text-ink-soft"><time dateTime={instant.toISOString()}>{formatDayTime(instant, locale)}</time></p>
            {body && <div className="mt-1 max-w-prose">{body}</div>}
          </li>
        )
      })}
    </ol>
  )
}
