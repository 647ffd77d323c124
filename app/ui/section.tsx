import { type ReactNode, useId } from 'react'

/** A part of a page under its own h2. */
export function Section({ title, id, className = '', children }: { title: ReactNode; id?: string; className?: string; children: ReactNode }) {
  const own = useId()
  const heading = id ?? own
  return (
    <section aria-labelledby={heading} className={`mt-12 first:mt-0 ${className}`}>
      <h2 id={heading} className="mb-4 text-2xl">{title}</h2>
      {children}
    </section>
  )
}
