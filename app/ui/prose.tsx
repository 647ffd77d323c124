import type { ReactNode } from 'react'

import { PageHeader } from './page-header'
import { Section } from './section'

/** A page to read: a title, parts under headings, lines of 60 to 75 characters. */
export function ProsePage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <article className="max-w-prose">
      <PageHeader title={title} lead={lead} />
      {children}
    </article>
  )
}

/** One part of it; each text is a paragraph. */
export function ProseSection({ title, id, paragraphs, children }: { title: string; id?: string; paragraphs?: readonly ReactNode[]; children?: ReactNode }) {
  return (
    <Section title={title} {...(id && { id })}>
      <div className="flex flex-col gap-4">
        {paragraphs?.map((paragraph, index) => <p key={index}>{paragraph}</p>)}
        {children}
      </div>
    </Section>
  )
}
