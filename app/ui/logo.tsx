/** Three days of a frise: one free, one half taken, one taken. */
export function Logo({ className = 'size-9' }: { className?: string }) {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="36" height="36" rx="8" className="fill-accent" />
      <g className="fill-none stroke-accent-ink" strokeWidth="2.2">
        <rect x="6.6" y="9.6" width="5.8" height="16.8" rx="1.6" />
        <rect x="15.1" y="9.6" width="5.8" height="16.8" rx="1.6" />
        <rect x="23.6" y="9.6" width="5.8" height="16.8" rx="1.6" />
      </g>
      <g className="fill-accent-ink">
        <rect x="15.1" y="18" width="5.8" height="8.4" />
        <rect x="23.6" y="9.6" width="5.8" height="16.8" rx="1.6" />
      </g>
    </svg>
  )
}
