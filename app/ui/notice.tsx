import type { ReactNode } from 'react'

import { Icon, type IconName } from './icon'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const LOOKS: Record<NoticeTone, { icon: IconName; box: string; mark: string }> = {
  info: { icon: 'info', box: 'border-active bg-active-soft', mark: 'text-active' },
  success: { icon: 'check', box: 'border-good bg-good-soft', mark: 'text-good' },
  warning: { icon: 'warning', box: 'border-wait bg-wait-soft', mark: 'text-wait' },
  danger: { icon: 'warning', box: 'border-bad bg-bad-soft', mark: 'text-bad' },
}

/** Something to know before going on. */
export function Notice({ tone, title, children }: { tone: NoticeTone; title?: ReactNode; children?: ReactNode }) {
  const { icon, box, mark } = LOOKS[tone]
  return (
    <div className={`flex gap-3 rounded border-l-4 p-4 ${box}`}>
      <Icon name={icon} className={`mt-0.5 size-6 ${mark}`} />
      <div className="flex min-w-0 flex-col gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="flex flex-col gap-2">{children}</div>}
      </div>
    </div>
  )
}
