import type { ReactNode } from 'react'

/** Terms and what they are: beside each other where there is room, below each other on a phone. */
export function DescriptionList({ items }: { items: readonly { term: ReactNode; description: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {items.map(({ term, description }, index) => (
        <div key={index} className="py-3 sm:grid sm:grid-cols-[minmax(9rem,1fr)_2fr] sm:gap-6">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  )
}
