import { ICON_PATHS, type IconName } from './icon-paths'

export type { IconName }

/** A line drawing beside words. It says nothing by itself: a screen reader skips it. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false" className={`shrink-0 ${className}`}>
      <path d={ICON_PATHS[name]} />
    </svg>
  )
}
