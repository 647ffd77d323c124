import type { ReactNode } from 'react'

/** One figure and what it counts. */
export function Stat({ value, label }: { value: ReactNode; label: ReactNode }) {
  return (
    <div className="flex flex-col">
      <span className="text-3xl font-semibold leading-tight">{value}</span>
      <span className="text-ink-soft">{label}</span>
    </div>
  )
}
