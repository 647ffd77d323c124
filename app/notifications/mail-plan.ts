import type { MailPace } from 'prisma/generated/client'

import type { Locale } from '~/messages/locale'

/** What happened, as the outbox tells it to those who listen. */
export interface RecordedEvent {
  id: bigint
  kind: string
  subjectType: string
  subjectId: string
  actorId: string | null
  organisationId: string | null
  payload: Record<string, unknown>
  createdAt: Date
}

/** A way on: a path of this site. */
export interface MailLink {
  label: string
  path: string
}

/** One of several things that a mail tells of, with its own ways on. */
export interface MailSection {
  title: string
  lines: string[]
  links: MailLink[]
}

/** A person who reads a mail, and how she wants to be told of what may wait. */
export interface MailReader {
  personId: string
  pace: MailPace
}

/** One mail to write to one address: plain words, at most one thing to do; a mail that groups several things has a section for each. */
export interface MailPlan {
  to: string
  /** Whose choice decides whether it goes at once, in the mail of the day or not at all; left out, it goes at once. */
  reader?: MailReader
  /** What it is about, where one event sends several mails to one address: an opaque id. */
  about?: string
  locale: Locale
  subject: string
  /** Paragraphs of plain text. */
  paragraphs: string[]
  sections?: MailSection[]
  /** The one button. */
  action?: MailLink
  /** Small print at the end, with its link. */
  closing?: MailLink
  /** A six-digit code, shown large. */
  code?: string
}
