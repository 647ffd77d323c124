import type { ReactNode } from 'react'

/** What somebody wrote, in her own words and lines. */
export function Quote({ className = '', children }: { className?: string; children: ReactNode }) {
  return <blockquote className={`max-w-prose whitespace-pre-line break-words border-l-4 border-line pl-4 ${className}`}>{children}</blockquote>
}
