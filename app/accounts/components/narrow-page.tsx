import type { ReactNode } from 'react'

/** A page with one short form: no wider than is pleasant to fill in. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return <div className="max-w-lg">{children}</div>
}
