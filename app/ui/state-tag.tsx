import type { ReactNode } from 'react'

export type StateTone = 'neutral' | 'wait' | 'good' | 'bad' | 'active' | 'late'

const LOOKS: Record<StateTone, string> = {
  neutral: 'bg-neutral-soft text-neutral',
  wait: 'bg-wait-soft text-wait',
  good: 'bg-good-soft text-good',
  bad: 'bg-bad-soft text-bad',
  active: 'bg-active-soft text-active',
  late: 'bg-late-soft text-late',
}

/** A state in a word or two; the words carry it, the colour only helps. */
export function StateTag({ tone, children }: { tone: StateTone; children: ReactNode }) {
  return <span className={`inline-flex items-center rounded px-2 py-0.5 text-sm font-semibold leading-snug ${LOOKS[tone]}`}>{children}</span>
}
